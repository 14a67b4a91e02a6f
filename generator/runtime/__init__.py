"""The hand-written library below every generated client: transport, credentials, errors, models, conversion.

It lives at two places, byte for byte the same (`generator.runtime` and `kyc_clients._runtime`), so it imports only the standard
library, itself by relative imports, and httpx through `http` and `http_async`, not before the first call needs it.

What generated code may use:

    model       model, Model, UNSET, Unset, Schema            classes of a contract, conversion from and to the wire
    operation   Operation, Parameter, Body, ResponseSpec, ClientSpec, ApiKey, HttpBearer, HttpBasic, Login, Envelope, Rule, Callback, Poll
    client      Client, AsyncClient, Group, AsyncGroup, Secret, TimeoutTypes, Timeouts, DEFAULT_TIMEOUT, Effects, Policy, Raw,
                Token, TokenStore, AsyncTokenStore, RequestEvent, ResponseEvent, RetryEvent
    errors      the exception tree, and `ERROR_CLASSES`, which maps the contract's error kinds to its classes
    epoch       from_epoch, epoch_ms, epoch_s, to_epoch_ms, to_epoch_s
    callback    parse_callback, CallbackResult
    consent     wait_for_consent, wait_for_consent_async
    download    file_link -> FileLink, encoded_file -> EncodedFile, Download, Rules, decode_base64
"""

__version__ = "0.1.0"
