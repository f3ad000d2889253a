"""A blueprint at the root of Rasa's server, where Rasa would mount it under /webhooks and say hello itself."""

from typing import Any

from sanic import Blueprint, Sanic


class RootBlueprint(Blueprint):
    """Its routes are where they say they are, and win over those of the server for the same path."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        mine = {future.uri.strip("/") for future in self._future_routes}
        for segments, group in list(app.router.static_routes.items()):
            if group.path in mine:
                del app.router.static_routes[segments]
        super().register(app, {**options, "url_prefix": ""})
