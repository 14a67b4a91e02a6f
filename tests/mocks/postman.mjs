// Sends the requests of a collection in their order, as Postman would: `node postman.mjs collection.json '{"base_url": …}'`.
// After each request the mock's person consents to whatever was opened; a code that comes back becomes a variable.
import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";

const collection = JSON.parse(readFileSync(process.argv[2], "utf8"));
const given = JSON.parse(process.argv[3]);
const variables = new Map(collection.variable.map(({ key, value }) => [key, value]));
for (const [key, value] of Object.entries(given)) {
  if (!variables.has(key)) throw new Error(`the collection has no variable ${key}`);
  variables.set(key, value);
}

const resolve = (text) =>
  text.replace(/\{\{([^{}]*)\}\}/g, (_, key) => {
    if (key === "$guid") return randomUUID();
    if (!variables.has(key)) throw new Error(`nothing sets ${key}`);
    return variables.get(key);
  });
const sent = (pairs) => (pairs ?? []).filter((pair) => !pair.disabled).map(({ key, value }) => [key, resolve(value)]);

function address(url) {
  const values = new Map((url.variable ?? []).map(({ key, value }) => [key, resolve(value)]));
  const path = url.path.map((part) => encodeURIComponent(part.startsWith(":") ? values.get(part.slice(1)) : resolve(part)));
  const query = new URLSearchParams(sent(url.query)).toString();
  return `${resolve(url.host.join("."))}/${path.join("/")}${query ? `?${query}` : ""}`;
}

async function consent() {
  const control = `${variables.get("base_url")}/_mock/sessions`;
  for (const session of await (await fetch(control)).json()) {
    if (session.status === "succeeded") continue;
    const told = await fetch(`${control}/${session.id}/consent`, { method: "POST" });
    const back = told.ok ? (await told.json()).redirect : null;
    const code = back && new URL(back).searchParams.get("code");
    if (code) variables.set("code", code);
  }
}

const wrong = [];
const statuses = [];
for (const { name, item } of collection.item) {
  for (const { name: title, request, event } of item) {
    const response = await fetch(address(request.url), {
      method: request.method,
      headers: sent(request.header),
      body: request.body && resolve(request.body.raw),
    });
    const text = await response.text();
    const expect = (value) => ({ to: { be: { oneOf: (all) => all.includes(value) || wrong.push([`${name}: ${title}`, value, text]) } } });
    const pm = {
      response: { code: response.status, json: () => JSON.parse(text) },
      collectionVariables: { set: (key, value) => variables.set(key, String(value)) },
      test: (_, check) => check(),
      expect,
    };
    for (const { script } of event) new Function("pm", script.exec.join("\n"))(pm);
    statuses.push(response.status);
    await consent();
  }
}
console.log(JSON.stringify({ statuses, wrong, variables: Object.fromEntries(variables) }));
