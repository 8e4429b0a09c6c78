"""What Jupyter is told for the workbook: by its own server, and where the workbook is a guest in another."""

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from powerkit import resources
from powerkit.app.installed import extension_folders, lab_folder
from powerkit.app.running import HOST
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.shell_commands import told_on

NOT_OURS = ("PYTHONSTARTUP", "JUPYTER_TOKEN", "JUPYTER_CONFIG_PATH", "JUPYTERLAB_DIR", "JUPYTERLAB_SETTINGS_DIR",
            "JUPYTERLAB_WORKSPACES_DIR", "JUPYTER_GATEWAY_URL")  # fmt: skip
"""Variables that would lead Jupyter or a kernel to somebody's own set-up."""

LARGEST_MESSAGE = 80_000_000
"""Bytes of one message of a page: a file a person chose travels in one. Above it the kernel is lost."""

LAB = "powerkit.app.server.lab"
"""The module Jupyter finds JupyterLab by, as the workbook has it."""

_CULL_AFTER, _CULL_EVERY = 120, 30  # seconds a kernel stays once nobody's page is connected to it


def own_environment(folder: WorkbookFolder, deck: Path | None, environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that keep Jupyter, IPython and the kernels to the workbook's own files.

    Python's path keeps only absolute places outside the workbook folder: a file beside a notebook must never run.
    """
    state = folder.state
    own = {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_RUNTIME_DIR": str(state / "runtime"),
        "JUPYTER_PATH": str(resources.kernelspec_folder()),
        "IPYTHONDIR": str(folder.ipython),
        "PYTHONPATH": _safe_path(environment.get("PYTHONPATH", ""), folder.root),
        "POWERKIT_WORKBOOK": str(folder.root),
    }
    own |= told_on(environment)
    return own | ({"POWERKIT_DECK": str(deck.resolve())} if deck else {})


def blank_configuration(folder: WorkbookFolder) -> None:
    """Have Jupyter take a blank folder of ours for the one it makes among temporary files and leaves there.

    It is emptied first: what somebody put there since must not be read. Where that can't be done Jupyter makes its own.
    """
    from jupyter_core import paths

    blank = folder.state / "config"
    with contextlib.suppress(OSError):
        shutil.rmtree(blank, ignore_errors=True)
        blank.mkdir(mode=0o700)
        getattr(paths, "_dtemps", {})["jupyter-clean-cfg"] = str(blank)


def _safe_path(path: str, root: Path) -> str:
    places = [place for place in path.split(os.pathsep) if place and Path(place).is_absolute()]
    return os.pathsep.join(place for place in places if not Path(place).resolve().is_relative_to(root.resolve()))


def server_config(folder: WorkbookFolder, port: int, token: str) -> dict[str, dict[str, Any]]:
    """All that the workbook's own server is told, by the name of its part. Nothing is read from configuration files."""
    from powerkit.app.server import ShutDoor

    config = shared_config(folder)
    loggers = ("WorkbookServer", "WorkbookLab")
    # Whose logger has no handler of its own, the root's writes it, and nothing is printed to the terminal.
    config["Application"]["logging_config"] = {**_log_to(folder, loggers), "root": {"handlers": ["file"]}}
    config["ServerApp"] |= {
        "ip": HOST, "port": port, "port_retries": 0, "answer_yes": True, "allow_root": True, "default_url": "/lab",
        "cookie_secret_file": str(folder.state / "cookie_secret"), "allow_remote_access": False,
    }  # fmt: skip
    config["IdentityProvider"] = {
        "token": token, "cookie_options": {"samesite": "Strict"},
        "login_handler_class": ShutDoor, "logout_handler_class": ShutDoor,
    }  # fmt: skip
    return config


def guest_config(folder: WorkbookFolder, base: str) -> dict[str, dict[str, Any]]:
    """What the workbook is told as a guest in another server, below the path *base*."""
    config = shared_config(folder)
    config["Application"]["logging_config"] = _log_to(folder, ("GuestServer", "WorkbookLab"))
    config["ServerApp"]["base_url"] = base
    config["MultiKernelManager"]["kernel_manager_class"] = "powerkit.app.guest.server.GuestKernel"
    return config


def shared_config(folder: WorkbookFolder) -> dict[str, dict[str, Any]]:
    """What both are told: our kernel and pages only, nothing of anybody's own JupyterLab, records only in files."""
    from powerkit.app.server import (
        KERNEL,
        NoCheckpoints,
        WorkbookKernels,
        WorkbookKernelSpecs,
        WorkbookSessions,
        record_keeper,
    )

    return {
        "Application": {"log_level": 30},
        "ServerApp": {
            "root_dir": str(folder.root), "open_browser": False, "terminals_enabled": False, "quit_button": False,
            "session_manager_class": WorkbookSessions, "kernel_manager_class": WorkbookKernels,
            "kernel_spec_manager_class": WorkbookKernelSpecs,
            "kernel_websocket_connection_class": "powerkit.app.server.connection.PromptConnection",
        },
        "LabApp": {
            "app_dir": str(lab_folder()), "app_settings_dir": str(resources.settings_folder()),
            "user_settings_dir": str(folder.state / "settings"), "workspaces_dir": str(folder.state / "workspaces"),
            "labextensions_path": [str(place) for place in extension_folders()],
            "extra_labextensions_path": [str(resources.labextension_folder())],
            "extension_manager": "readonly", "news_url": None,
        },
        "KernelSpecManager": {"allowed_kernelspecs": {KERNEL}, "ensure_native_kernel": False},
        "MultiKernelManager": {
            "default_kernel_name": KERNEL, "kernel_manager_class": "powerkit.app.server.lock_state.WorkbookKernel",
        },
        "MappingKernelManager": {
            "cull_idle_timeout": _CULL_AFTER, "cull_interval": _CULL_EVERY, "cull_connected": False,
        },
        "ContentsManager": {"checkpoints_class": NoCheckpoints},
        "FileContentsManager": {"pre_save_hook": record_keeper(folder)},
    }  # fmt: skip


def _log_to(folder: WorkbookFolder, loggers: tuple[str, ...]) -> dict[str, Any]:
    file = {
        "class": "powerkit.error_log.ServerLog", "filename": str(folder.logs / "server.log"),
        "maxBytes": 500_000, "backupCount": 1, "encoding": "utf-8", "delay": True, "formatter": "wordless",
        "level": "WARNING",
    }  # fmt: skip
    return {
        "handlers": {"file": file},
        "formatters": {"wordless": {"class": "powerkit.error_log.Wordless"}},
        "loggers": {name: {"handlers": ["file"], "propagate": False} for name in loggers},
    }
