"""The line between a page and its kernel."""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Passes on each message at once.

    By default the system holds a small message back until the browser has acknowledged the one before, which takes it
    40 ms (Nagle's algorithm and delayed acknowledgement): that much for each question a page asks and waits for.
    """

    def connect(self) -> Any:
        """Begin to pass on messages."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
