"""What `deploy` tells a JupyterHub: the same on one machine and on Kubernetes, and of the version that was tested."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from traitlets.config import Config

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"


@pytest.fixture
def helm() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "helm-values.yaml").read_text(encoding="utf-8"))
    return found


def told(name: str, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The settings in a file of `deploy`, read as Jupyter reads it."""
    config = Config()
    monkeypatch.setenv("HUB_KEEPERS", "robin,sam")
    exec(compile((DEPLOY / name).read_text(encoding="utf-8"), name, "exec"), {"get_config": lambda: config})
    return config


def test_one_machine_and_kubernetes_are_told_the_same(helm: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    hub, single = told("jupyterhub_config.py", monkeypatch), helm["singleuser"]
    assert hub.Spawner.default_url == single["defaultUrl"] == "/powerkit"
    assert set(hub.DockerSpawner.volumes.values()) == {single["storage"]["homeMountPath"]}
    assert hub.DockerSpawner.mem_limit == single["memory"]["limit"]
    [culler] = hub.JupyterHub.services
    ends = [f"--{name}={helm['cull'][key]}" for name, key in (("timeout", "timeout"), ("max-age", "maxAge"))]
    assert set(ends) <= set(culler["command"]) and helm["cull"]["enabled"]
    assert hub.JupyterHub.authenticator_class == helm["hub"]["config"]["JupyterHub"]["authenticator_class"]
    assert [*hub.OAuthenticator.allowed_groups] == helm["hub"]["config"]["OAuthenticator"]["allowed_groups"]
    keeper = next(role for role in hub.JupyterHub.load_roles if role["name"] == "keeper")
    assert keeper["scopes"] == helm["hub"]["loadRoles"]["keeper"]["scopes"]
    assert keeper["users"] == ["robin", "sam"]


@pytest.fixture
def inbox() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "helm-inbox.yaml").read_text(encoding="utf-8"))
    return found


def test_an_inbox_is_there_only_where_its_readers_are_named_and_both_ways_are_told_the_same(
    inbox: dict[str, Any], helm: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    without = told("jupyterhub_config.py", monkeypatch)
    assert len(without.JupyterHub.services) == 1 and "environment" not in without.Spawner
    assert "inbox" not in str(helm) and "server_token_scopes" not in without.Spawner
    monkeypatch.setenv("HUB_SUPERVISORS", "supervisors")
    hub, values = told("jupyterhub_config.py", monkeypatch), inbox["hub"]
    ours, theirs = hub.JupyterHub.services[1]["command"], values["services"]["inbox"]["command"]
    assert ours[1].rpartition("/")[2] == theirs[1].rpartition("/")[2] == "inbox_service.py"
    assert ours[3:] == theirs[3:] and theirs[2].startswith(ours[2])
    assert "url" not in hub.JupyterHub.services[1] and "url" not in values["services"]["inbox"]  # no way from outside
    needed = {file.stem for file in DEPLOY.glob("inbox_*.py")}  # on Kubernetes each is brought by name
    brought = (DEPLOY / "helm-inbox.yaml").read_text(encoding="utf-8")
    assert {*values["extraFiles"]} == needed == {*re.findall(r"--set-file .*=deploy/(\w+)\.py", brought)}
    roles = {role["name"]: {key: role[key] for key in role if key != "name"} for role in hub.JupyterHub.load_roles}
    assert {name: roles[name] for name in ("inbox", "user")} == values["loadRoles"]
    assert hub.Spawner.server_token_scopes == values["config"]["Spawner"]["server_token_scopes"]
    assert hub.Spawner.environment == inbox["singleuser"]["extraEnv"]
    scopes = {scope for role in hub.JupyterHub.load_roles[-2:] for scope in role["scopes"]} - {"self"}
    assert scopes == {"read:groups!group=supervisors", "access:services!service=inbox"}
    monkeypatch.setenv("HUB_INBOX_ADDRESS", "10.0.0.2")
    assert "--address=10.0.0.2" in told("jupyterhub_config.py", monkeypatch).JupyterHub.services[1]["command"]
    ports = [values["service"]["extraPorts"][0], values["networkPolicy"]["ingress"][0]["ports"][0]]
    assert {port["port"] for port in [*ports, inbox["singleuser"]["networkPolicy"]["egress"][0]["ports"][0]]} == {8091}


def test_nobody_who_looks_after_the_hub_may_open_a_workbook_or_take_a_token_for_one(
    helm: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = told("jupyterhub_config.py", monkeypatch)
    scopes = {scope for role in hub.JupyterHub.load_roles for scope in role["scopes"]}
    opens = ("access:servers", "admin:", "tokens", "shares", "users", "groups", "start:", "servers")
    assert not [scope for scope in scopes if scope.startswith(opens)]
    assert "admin_users" not in hub.Authenticator and "admin_groups" not in hub.OAuthenticator
    assert not re.search(r"admin_(users|groups)", (DEPLOY / "helm-values.yaml").read_text(encoding="utf-8"))
    assert helm["hub"]["config"]["JupyterHub"]["admin_access"] is False


def test_a_leaders_pod_reaches_no_other_computer_and_keeps_its_volume(helm: dict[str, Any]) -> None:
    rules = helm["singleuser"]["networkPolicy"]["egressAllowRules"]
    assert {name for name, allowed in rules.items() if allowed} == {"dnsPortsKubeSystemNamespace", "dnsPortsPrivateIPs"}
    assert helm["singleuser"]["networkPolicy"]["enabled"] and helm["singleuser"]["storage"]["type"] == "dynamic"


def test_the_image_is_of_locked_parts_runs_for_no_root_and_has_the_home_that_the_volume_is_mounted_at(
    helm: dict[str, Any],
) -> None:
    steps = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    for line in re.findall(r"^COPY (.+) \S+$", steps, re.MULTILINE):
        assert all(any(ROOT.glob(path)) for path in line.split() if not path.startswith("dist/")), line
    assert re.search(
        r"pip install .*--no-deps --require-hashes -r workbook\.txt -r hub\.txt -r photos\.txt$", steps, re.MULTILINE
    )
    assert f"USER {helm['singleuser']['uid']}" in steps
    assert f"HOME={helm['singleuser']['storage']['homeMountPath']}" in steps
    shown = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert shown == ["*", "!locks", "!dist", "!deploy"]


def test_the_hub_that_is_tested_is_the_one_the_chart_brings() -> None:
    named = re.search(r"chart \S+ \(JupyterHub (\d+\.\d+)\)", (DEPLOY / "helm-values.yaml").read_text(encoding="utf-8"))
    locked = re.search(r"^jupyterhub==(\d+\.\d+)", (ROOT / "locks" / "hub.txt").read_text(encoding="utf-8"), re.M)
    assert named and locked and named[1] == locked[1]


def test_a_leaders_own_server_asks_nobody_for_news_and_has_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    server = told("jupyter_server_config.py", monkeypatch)
    assert server.LabApp.news_url is None and server.LabApp.check_for_updates_class.endswith("NeverCheckForUpdate")
    assert server.ServerApp.terminals_enabled is False
