"""An ordinary server of Django REST framework, whose document drf-spectacular writes in OpenAPI 3.0. Each view notes what it was given."""
# mypy: disable-error-code="misc, no-untyped-call, untyped-decorator"

import sys
from types import ModuleType
from typing import Any, cast

import django
from django.conf import settings

SEEN: list[object] = []
"""What the views were given, as they got it."""

settings.configure(
    SECRET_KEY="for tests",
    ROOT_URLCONF="shelf_urls",
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "drf_spectacular"],
    REST_FRAMEWORK={
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
    SPECTACULAR_SETTINGS={
        "TITLE": "Shelf",
        "VERSION": "1",
        "OAS_VERSION": "3.0.3",
        "COMPONENT_SPLIT_REQUEST": True,
        "SERVERS": [{"url": "https://shelf.example"}],
    },
    USE_TZ=True,
    TIME_ZONE="UTC",
)
django.setup()

from django.core.asgi import get_asgi_application  # noqa: E402 - not before Django is set up
from django.urls import path  # noqa: E402
from drf_spectacular.generators import SchemaGenerator  # noqa: E402
from drf_spectacular.utils import OpenApiParameter, extend_schema  # noqa: E402
from rest_framework import parsers, serializers, views  # noqa: E402
from rest_framework.response import Response  # noqa: E402


def plain(value: object) -> object:
    """What a serializer read, as dictionaries and lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in cast("dict[str, object]", value).items()}
    return [plain(item) for item in cast("list[object]", value)] if isinstance(value, list) else value


class Address(serializers.Serializer):
    street = serializers.CharField(max_length=20)
    link = serializers.URLField(required=False, allow_null=True)


class Item(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(min_length=2)
    price = serializers.DecimalField(8, 2)
    day = serializers.DateField()
    at = serializers.DateTimeField(required=False)
    colour = serializers.ChoiceField(["red", "blue"], allow_null=True, required=False)
    kind = serializers.ChoiceField(["a", "b"], allow_blank=True, required=False)
    address = Address(allow_null=True, required=False)
    tags = serializers.ListField(child=serializers.CharField(), required=False)
    counts = serializers.DictField(child=serializers.IntegerField(), required=False)
    secret = serializers.CharField(write_only=True, required=False)
    flag = serializers.BooleanField(allow_null=True, required=False)
    key = serializers.UUIDField(required=False)
    anything = serializers.JSONField(required=False)


def kept(request: Any) -> Response:
    """Read an item, and answer with it."""
    found = Item(data=request.data)
    found.is_valid(raise_exception=True)
    SEEN.append(plain(dict(found.validated_data)))
    return Response({**found.data, "id": 7})


class Items(views.APIView):
    @extend_schema(request=Item, responses=Item)
    def post(self, request: Any) -> Response:
        return kept(request)

    @extend_schema(
        parameters=[
            OpenApiParameter("n", int),
            OpenApiParameter("ids", int, many=True),
            OpenApiParameter("colour", str, enum=["red", "blue"]),
            OpenApiParameter("X-Trace", str, OpenApiParameter.HEADER),
            OpenApiParameter("session", str, OpenApiParameter.COOKIE),
        ],
        responses=Item(many=True),
    )
    def get(self, request: Any) -> Response:
        asked = request.GET
        SEEN.append(
            (
                asked.get("n"),
                asked.getlist("ids"),
                asked.get("colour"),
                request.headers.get("X-Trace"),
                request.COOKIES.get("session"),
            )
        )
        return Response([])


class OneItem(views.APIView):
    @extend_schema(responses={204: None})
    def delete(self, _: Any, pk: int) -> Response:
        SEEN.append(pk)
        return Response(status=204)


class Scan(serializers.Serializer):
    file = serializers.FileField()
    note = serializers.CharField(required=False, allow_null=True)
    others = serializers.ListField(child=serializers.FileField(), required=False)


class UploadSeen(serializers.Serializer):
    name = serializers.CharField()
    type = serializers.CharField()


class Scans(views.APIView):
    parser_classes = (parsers.MultiPartParser,)

    @extend_schema(request=Scan, responses=UploadSeen)
    def post(self, request: Any) -> Response:
        found = Scan(data=request.data)
        found.is_valid(raise_exception=True)
        given = found.validated_data
        SEEN.append(
            (given["file"].read(), given.get("note"), [file.read() for file in request.FILES.getlist("others")])
        )
        return Response({"name": given["file"].name, "type": given["file"].content_type})


class Forms(views.APIView):
    parser_classes = (parsers.FormParser,)

    @extend_schema(request=Item, responses=Item)
    def post(self, request: Any) -> Response:
        return kept(request)


urls = ModuleType("shelf_urls")
vars(urls)["urlpatterns"] = [
    path("items/", Items.as_view()),
    path("items/<int:pk>/", OneItem.as_view()),
    path("scans/", Scans.as_view()),
    path("forms/", Forms.as_view()),
]
sys.modules["shelf_urls"] = urls
app = get_asgi_application()


def document() -> dict[str, object]:
    """The document that the server describes itself with."""
    return cast("dict[str, object]", SchemaGenerator().get_schema(request=None, public=True))
