"""JupyterHub on one machine with Docker: a container and a volume for each leader, of the image in this folder.

``docs/organisation.md`` says how it is started. On Kubernetes `helm-values.yaml` says the same in place of this file.
"""

import os
import sys
from pathlib import Path
from typing import Any

c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821  # JupyterHub gives it to this file

c.JupyterHub.bind_url = os.environ.get("HUB_ADDRESS", "http://:8000/")
c.JupyterHub.db_url = "sqlite:////srv/jupyterhub/hub.sqlite"
c.JupyterHub.cookie_secret_file = "/srv/jupyterhub/cookie_secret"

# The containers find the Hub by its own container's name on the network that both are in.
c.JupyterHub.hub_ip = "0.0.0.0"
c.JupyterHub.hub_connect_ip = os.environ.get("HUB_CONTAINER", "hub")

# Who may come in is your organisation's to say: its sign-in page, set by the OAUTH… variables of oauthenticator.
c.JupyterHub.authenticator_class = "generic-oauth"
c.Authenticator.manage_groups = True
c.OAuthenticator.allowed_groups = {os.environ.get("HUB_LEADERS", "leaders")}

# Nobody is a JupyterHub "admin": an admin may open anybody's workbook. Keepers see who is there, and stop servers.
c.JupyterHub.load_roles = [
    {
        "name": "keeper",
        "scopes": ["admin-ui", "list:users", "read:users:activity", "read:servers", "delete:servers"],
        "users": [name for name in os.environ.get("HUB_KEEPERS", "").split(",") if name],
    },
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    },
]
# Half an hour after the last page was closed; a page left open counts as use, so any server ends after 12 hours.
_culler = ["-m", "jupyterhub_idle_culler", "--timeout=1800", "--cull-every=300", "--max-age=43200"]
c.JupyterHub.services = [{"name": "idle-culler", "command": [sys.executable, *_culler]}]

# An inbox for the members of this group of the Hub, into which leaders may put copies. Without a group there is none.
if _group := os.environ.get("HUB_SUPERVISORS", ""):
    _port = os.environ.get("HUB_INBOX_PORT", "8091")
    _place = Path(os.environ.get("HUB_DEPLOY", "/srv/jupyterhub/deploy"))
    _told = [f"--folder={os.environ.get('HUB_INBOX', '/srv/inbox')}", f"--group={_group}", f"--port={_port}"]
    _told.append(f"--address={os.environ.get('HUB_INBOX_ADDRESS', '0.0.0.0')}")  # as the Hub: on each of its networks
    _inbox = [sys.executable, str(_place / "inbox_service.py"), *_told]
    c.JupyterHub.services.append({"name": "inbox", "command": _inbox})
    c.JupyterHub.load_roles += [
        {"name": "inbox", "scopes": [f"read:groups!group={_group}"], "services": ["inbox"]},
        {"name": "user", "scopes": ["self", "access:services!service=inbox"]},
    ]
    # What every server may, and to ask the inbox as its leader.
    c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", "access:services!service=inbox"]
    c.Spawner.environment = {"POWERKIT_INBOX": f"http://{c.JupyterHub.hub_connect_ip}:{_port}"}

c.JupyterHub.spawner_class = "docker"
c.DockerSpawner.image = os.environ.get("WORKBOOK_IMAGE", "powerkit")
c.DockerSpawner.network_name = os.environ.get("HUB_NETWORK", "workbooks")
c.DockerSpawner.prefix = "workbook"
c.DockerSpawner.volumes = {"workbook-{username}": "/home/leader"}
# What a leader keeps is on the volume. A container that stayed would go on with the image it was made of.
c.DockerSpawner.remove = True
c.DockerSpawner.mem_limit = "1G"

c.Spawner.default_url = "/powerkit"
# A first start may have to make the workbook's pages on a slow disk.
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
