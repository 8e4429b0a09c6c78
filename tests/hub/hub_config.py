"""What the tests' JupyterHub is told: all that `deploy` tells one, but who may come in and how a server is started."""

import json
import os
import sys
from pathlib import Path
from typing import Any

c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821  # JupyterHub gives it to this file
load_subconfig(os.environ["TESTS_DEPLOY"])  # type: ignore[name-defined]  # noqa: F821  # and this one

told: dict[str, Any] = json.loads(os.environ["TESTS_TOLD"])
place = Path(told["place"])

c.JupyterHub.bind_url = told["address"]
c.JupyterHub.hub_bind_url = told["hub"]
c.JupyterHub.hub_connect_ip = "127.0.0.1"
c.JupyterHub.db_url = f"sqlite:///{place / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(place / "cookie_secret")
c.ConfigurableHTTPProxy.api_url = told["proxy_api"]
c.ConfigurableHTTPProxy.command = told["proxy"]
c.ConfigurableHTTPProxy.pid_file = str(place / "proxy.pid")

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.manage_groups = False
c.Authenticator.allow_all = True
c.DummyAuthenticator.password = told["password"]

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(place / "homes" / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"]
path = {"PYTHONPATH": os.environ["PYTHONPATH"]}
at = f"http://127.0.0.1:{os.environ['HUB_INBOX_PORT']}"
c.Spawner.environment = {
    **c.Spawner.environment,
    "POWERKIT_INBOX": at,
    "JUPYTER_CONFIG_PATH": told["jupyter_config"],
    **path,
}

inbox = {**c.JupyterHub.services[1], "environment": path}
c.JupyterHub.load_groups = {os.environ["HUB_SUPERVISORS"]: {"users": ["priya"]}}
c.JupyterHub.services = [{"name": "tests", "api_token": told["token"]}, inbox]
c.JupyterHub.load_roles = [
    *(role for role in c.JupyterHub.load_roles if role["name"] != "idle-culler"),
    {"name": "tests", "services": ["tests"], "scopes": ["admin:users", "admin:servers", "tokens"]},
]
