# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "RunRequest",
    "RunResponse",
    "Dog",
    "Pet",
    "Wild",
    "Animal",
    "Car",
    "Bike",
    "Stone",
]


@define(kw_only=True, repr=False)
class RunRequest(Model):
    """`RunRequest` as the provider describes it."""

    animal: Dog | Pet | Wild | Animal
    thing: Car | Bike | Stone | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "animal": {
                "anyOf": [
                    {
                        "anyOf": [{"$ref": "Dog"}, {"$ref": "Pet"}],
                        "discriminator": {
                            "propertyName": "species",
                            "mapping": {"Dog": "Dog", "Pet": "Pet", "dog": "Dog"},
                            "x-base": "Pet",
                        },
                        "x-variant": "variant 1",
                    },
                    {"$ref": "Wild"},
                    {"$ref": "Dog"},
                    {"$ref": "Animal"},
                ],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {
                        "Pet": "variant 1",
                        "Wild": "Wild",
                        "Dog": "Dog",
                        "Animal": "Animal",
                        "pet": "variant 1",
                        "wild": "Wild",
                    },
                    "x-base": "Animal",
                },
            },
            "thing": {
                "oneOf": [
                    {
                        "oneOf": [{"$ref": "Car"}, {"$ref": "Bike"}],
                        "discriminator": {
                            "propertyName": "type",
                            "mapping": {"Car": "Car", "Bike": "Bike", "car": "Car", "bike": "Bike"},
                        },
                        "x-variant": "variant 1",
                    },
                    {"$ref": "Stone"},
                    {"$ref": "Car"},
                    {"$ref": "Bike"},
                ],
                "discriminator": {
                    "propertyName": "type",
                    "mapping": {
                        "Vehicle": "variant 1",
                        "Stone": "Stone",
                        "Car": "Car",
                        "Bike": "Bike",
                        "car": "Car",
                        "bike": "Bike",
                        "stone": "Stone",
                    },
                },
            },
        },
        "required": ["animal"],
    }


@define(kw_only=True, repr=False)
class RunResponse(Model):
    """`RunResponse` as the provider describes it."""

    animals: list[Dog | Pet | Wild | Animal] | None = None
    thing: Car | Bike | Stone | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "animals": {
                "type": "array",
                "items": {
                    "anyOf": [
                        {
                            "anyOf": [{"$ref": "Dog"}, {"$ref": "Pet"}],
                            "discriminator": {
                                "propertyName": "species",
                                "mapping": {"Dog": "Dog", "Pet": "Pet", "dog": "Dog"},
                                "x-base": "Pet",
                            },
                            "x-variant": "variant 1",
                        },
                        {"$ref": "Wild"},
                        {"$ref": "Dog"},
                        {"$ref": "Animal"},
                    ],
                    "discriminator": {
                        "propertyName": "kind",
                        "mapping": {
                            "Pet": "variant 1",
                            "Wild": "Wild",
                            "Dog": "Dog",
                            "Animal": "Animal",
                            "pet": "variant 1",
                            "wild": "Wild",
                        },
                        "x-base": "Animal",
                    },
                },
            },
            "thing": {
                "oneOf": [
                    {
                        "oneOf": [{"$ref": "Car"}, {"$ref": "Bike"}],
                        "discriminator": {
                            "propertyName": "type",
                            "mapping": {"Car": "Car", "Bike": "Bike", "car": "Car", "bike": "Bike"},
                        },
                        "x-variant": "variant 1",
                    },
                    {"$ref": "Stone"},
                    {"$ref": "Car"},
                    {"$ref": "Bike"},
                ],
                "discriminator": {
                    "propertyName": "type",
                    "mapping": {
                        "Vehicle": "variant 1",
                        "Stone": "Stone",
                        "Car": "Car",
                        "Bike": "Bike",
                        "car": "Car",
                        "bike": "Bike",
                        "stone": "Stone",
                    },
                },
            },
        },
    }


@define(kw_only=True, repr=False)
class Dog(Model):
    """`Dog` as the provider describes it."""

    kind: str
    species: str
    owner: str | None = None
    bark: bool | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "kind": {"type": "string"},
            "species": {"type": "string"},
            "owner": {"type": "string"},
            "bark": {"type": "boolean"},
        },
        "required": ["kind", "species"],
    }


@define(kw_only=True, repr=False)
class Pet(Model):
    """`Pet` as the provider describes it."""

    kind: str
    species: str
    owner: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "species": {"type": "string"}, "owner": {"type": "string"}},
        "required": ["kind", "species"],
    }


@define(kw_only=True, repr=False)
class Wild(Model):
    """`Wild` as the provider describes it."""

    kind: str
    fangs: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "fangs": {"type": "integer"}},
        "required": ["kind"],
    }


@define(kw_only=True, repr=False)
class Animal(Model):
    """`Animal` as the provider describes it."""

    kind: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]}


@define(kw_only=True, repr=False)
class Car(Model):
    """`Car` as the provider describes it."""

    type: str
    wheels: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"type": {"type": "string"}, "wheels": {"type": "integer"}},
        "required": ["type"],
    }


@define(kw_only=True, repr=False)
class Bike(Model):
    """`Bike` as the provider describes it."""

    type: str
    bell: bool | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"type": {"type": "string"}, "bell": {"type": "boolean"}},
        "required": ["type"],
    }


@define(kw_only=True, repr=False)
class Stone(Model):
    """`Stone` as the provider describes it."""

    type: str
    weight: float | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"type": {"type": "string"}, "weight": {"type": "number"}},
        "required": ["type"],
    }
