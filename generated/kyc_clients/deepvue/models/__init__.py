# Generated from specs/deepvue and overlays/deepvue by `make generate`. Edit those.

"""The classes of Deepvue's requests and responses. Each is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy

if TYPE_CHECKING:
    from .digilocker import (
        DigilockerDownloadFileRequest as DigilockerDownloadFileRequest,
        DigilockerDownloadFileResponse as DigilockerDownloadFileResponse,
        DigilockerEaadhaar as DigilockerEaadhaar,
        DigilockerExchangeCodeRequest as DigilockerExchangeCodeRequest,
        DigilockerExchangeCodeResponse as DigilockerExchangeCodeResponse,
        DigilockerGetEaadhaarRequest as DigilockerGetEaadhaarRequest,
        DigilockerGetEaadhaarResponse as DigilockerGetEaadhaarResponse,
        DigilockerGrant as DigilockerGrant,
        DigilockerInitiateSessionRequest as DigilockerInitiateSessionRequest,
        DigilockerInitiateSessionResponse as DigilockerInitiateSessionResponse,
        DigilockerIssuedFile as DigilockerIssuedFile,
        DigilockerListIssuedFilesRequest as DigilockerListIssuedFilesRequest,
        DigilockerListIssuedFilesResponse as DigilockerListIssuedFilesResponse,
        DigilockerProofOfAddress as DigilockerProofOfAddress,
        DigilockerProofOfIdentity as DigilockerProofOfIdentity,
        DigilockerSession as DigilockerSession,
        Error as Error,
        ValidationErrorItem as ValidationErrorItem,
    )
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "DigilockerInitiateSessionRequest": ".digilocker",
            "DigilockerInitiateSessionResponse": ".digilocker",
            "Error": ".digilocker",
            "DigilockerExchangeCodeRequest": ".digilocker",
            "DigilockerExchangeCodeResponse": ".digilocker",
            "DigilockerListIssuedFilesRequest": ".digilocker",
            "DigilockerListIssuedFilesResponse": ".digilocker",
            "DigilockerDownloadFileRequest": ".digilocker",
            "DigilockerDownloadFileResponse": ".digilocker",
            "DigilockerGetEaadhaarRequest": ".digilocker",
            "DigilockerGetEaadhaarResponse": ".digilocker",
            "DigilockerSession": ".digilocker",
            "DigilockerGrant": ".digilocker",
            "DigilockerIssuedFile": ".digilocker",
            "DigilockerEaadhaar": ".digilocker",
            "DigilockerProofOfIdentity": ".digilocker",
            "DigilockerProofOfAddress": ".digilocker",
            "ValidationErrorItem": ".digilocker",
        },
    )

__all__ = [
    "DigilockerDownloadFileRequest",
    "DigilockerDownloadFileResponse",
    "DigilockerEaadhaar",
    "DigilockerExchangeCodeRequest",
    "DigilockerExchangeCodeResponse",
    "DigilockerGetEaadhaarRequest",
    "DigilockerGetEaadhaarResponse",
    "DigilockerGrant",
    "DigilockerInitiateSessionRequest",
    "DigilockerInitiateSessionResponse",
    "DigilockerIssuedFile",
    "DigilockerListIssuedFilesRequest",
    "DigilockerListIssuedFilesResponse",
    "DigilockerProofOfAddress",
    "DigilockerProofOfIdentity",
    "DigilockerSession",
    "Error",
    "ValidationErrorItem",
]
