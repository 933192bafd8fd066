"""onnxruntime, set for a small server that has other work too."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EmbeddingsUnavailable, ModelUnusable

if TYPE_CHECKING:
    import onnxruntime


def session(graph: Path, *, optimised: bool = False) -> "onnxruntime.InferenceSession":
    """The graph, ready to run on the processors that this process may use.

    ``optimised`` when its nodes are fused already, so that onnxruntime leaves them as they are. Raises
    EmbeddingsUnavailable without onnxruntime and ModelUnusable when the file holds no graph for it.
    """
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as state
    except ImportError as error:
        raise EmbeddingsUnavailable(str(graph), "the package onnxruntime is not installed") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = processors()
    # Threads that wait spin while a batch runs, or they wake too late to help; between batches they sleep.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    if optimised:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.enable_cpu_mem_arena = False  # an arena keeps the memory of the largest batch for ever
    options.log_severity_level = 3  # errors are raised; its warnings are about speed
    broken = (state.Fail, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile, state.NotImplemented)
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except broken as error:
        raise ModelUnusable(str(graph), str(error)) from error


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
