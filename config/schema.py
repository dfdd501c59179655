"""What the OpenAPI schema says beyond what it reads from the views: how to sign in, and what an error looks like."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator

PROBLEM = {
    "type": "object",
    "description": "An error (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": True, "description": "By field"},
    },
}
ERRORS = {
    "400": "The request cannot be read; see errors.",
    "401": "Nobody is signed in.",
    "403": "The caller's role does not allow it.",
    "404": "There is no such thing, or none that the caller may see.",
}


class TokenScheme(OpenApiAuthenticationExtension):
    """`Authorization: Bearer <token>`."""

    target_class = "cables.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """A token made by `manage.py create_token`."""
        return {"type": "http", "scheme": "bearer", "description": "A token made by `manage.py create_token`."}


class SessionScheme(OpenApiAuthenticationExtension):
    """The cookie of a signed-in browser."""

    target_class = "cables.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """Django's session cookie."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


def add_problems(result: dict, generator: SchemaGenerator, request: object, public: bool) -> dict:
    """Every operation answers errors as problem details."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for methods in result["paths"].values():
        for operation in methods.values():
            for status, description in ERRORS.items():
                operation["responses"].setdefault(status, {"description": description, "content": content})
    return result
