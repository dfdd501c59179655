"""Errors of the API as problem details (RFC 9457)."""

from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from .formats import DocumentError
from .storage import StorageFull
from .ways.keys import KeyReused


class NoRoom(exceptions.APIException):
    """Nothing was kept, and the same may be sent again."""

    status_code = 507
    default_detail = "Insufficient storage"


class KeyConflict(exceptions.APIException):
    """An Idempotency-Key that came with another request before."""

    status_code = 422
    default_detail = "The Idempotency-Key came with another request before. Use a new key for each request."
    default_code = "key_reused"


def problem_details(error: Exception, context: dict[str, object]) -> Response | None:
    """One error as `application/problem+json`: type, title, status, detail, and errors by field where there are any."""
    if isinstance(error, DocumentError):
        set_rollback()
        error = exceptions.ValidationError(str(error))
    if isinstance(error, StorageFull):
        set_rollback()
        error = NoRoom(str(error))
    if isinstance(error, KeyReused):
        error = KeyConflict()
    if isinstance(error, Http404):
        error = exceptions.NotFound()  # one text for what is hidden and what is missing
    response = exception_handler(error, context)
    if response is None:
        return None
    detail = response.data.get("detail") if isinstance(response.data, dict) else None
    problem: dict[str, object] = {
        "type": "about:blank", "title": getattr(error, "default_detail", "Error"), "status": response.status_code,
        "detail": str(detail or "The request is not valid; see errors."),
    }  # fmt: skip
    if detail is None:
        problem["errors"] = response.data if isinstance(response.data, dict) else {"": response.data}
    response.data = problem
    response.content_type = "application/problem+json"
    return response
