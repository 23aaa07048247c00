"""Read by every Python that the emulator starts: what of AWS Lambda its local executor leaves out.

A function finds its layers under /opt. The local executor unpacks them elsewhere, and CDK's own function that copies
files into buckets calls /opt/awscli/aws by that name.
"""

import os
import subprocess
import sys

_check_call = subprocess.check_call


def _in_layer(program):
    for folder in filter(None, os.environ.get("_LAMBDA_LAYERS_DIRS", "").split(os.pathsep)):
        path = os.path.join(folder, os.path.relpath(program, "/opt"))
        if os.path.exists(path):
            return path
    return None


def check_call(command, *args, **kwargs):
    if isinstance(command, list) and command[0].startswith("/opt/"):
        script = _in_layer(command[0])
        if script:
            # Its first line names the Python of Lambda.
            command = [sys.executable, script, *command[1:]]
            # What a function answers goes by the standard output, which the executor reads two hundred lines of.
            kwargs.setdefault("stdout", sys.stderr)
    return _check_call(command, *args, **kwargs)


subprocess.check_call = check_call
