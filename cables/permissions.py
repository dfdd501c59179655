"""What roles may do, as the API asks it; asked before anything is looked up, so a refusal tells nothing."""

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from .roles import may_ingest, may_review


class MayIngest(BasePermission):
    """Whether the caller may bring documents in."""

    message = "Your role does not allow bringing documents in."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Everybody may read."""
        return request.method in SAFE_METHODS or may_ingest(request.user)


class MayReview(BasePermission):
    """Whether the caller may accept, reject and tag."""

    message = "Your role does not allow reviewing."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Everybody may read."""
        return request.method in SAFE_METHODS or may_review(request.user)
