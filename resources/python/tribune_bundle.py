"""Writes a model bundle for Tribune in one call, and checks it.

    from tribune_bundle import write_bundle

    write_bundle(
        "credit-2.1", pipeline, X_reference,
        name="credit-default", version="2.1.0", target="Status", positive="bad",
        threshold=0.35, decisions=("refuse", "accept"),
        training_sample=X_train.assign(Status=y_train),
    )

`model` is a fitted estimator of scikit-learn (converted with skl2onnx), XGBoost or LightGBM (with onnxmltools), an
`onnx.ModelProto`, or the path of a model.onnx. Tables are DataFrames, or dictionaries of columns. Needed: Python 3.8 and
`onnx`; the converter of the model; `onnxruntime` where the scores are to be tried (recommended).

    python tribune_bundle.py check credit-2.1
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import shutil
import struct
import sys
import tempfile
import zipfile
from datetime import datetime, timezone

__all__ = ["BundleError", "check_bundle", "write_bundle"]

FORMAT = "tribune-bundle"
RECOMMENDED_ROWS = 1000
MOST_CATEGORIES = 1000
MODEL, MANIFEST, BACKGROUND, SAMPLE = "model.onnx", "bundle.json", "background.parquet", "training_sample.parquet"
DTYPES = {1: "float32", 11: "float64", 6: "int32", 7: "int64", 8: "string", 9: "bool"}
FEATURE_KEYS = {
    "label", "description", "unit", "min", "max", "categories", "ordered", "nullable", "actionable", "immutable",
    "sensitive", "monotone", "step", "format", "type",
}


class BundleError(ValueError):
    """What is missing or contradictory, and what to do."""


def write_bundle(
    path,
    model,
    background,
    *,
    name,
    version,
    target,
    positive=None,
    task=None,
    kind=None,
    threshold=None,
    decisions=None,
    training_sample=None,
    features=None,
    groups=None,
    labels=None,
    title=None,
    role=None,
    algorithm=None,
    training=None,
    log=None,
    notes=None,
    classes=None,
    overwrite=False,
):
    """Writes a bundle as a folder, or as a zip when `path` ends in .zip. Nothing is left behind when it fails.

    background        rows of the reference population (1,000 or more are recommended), with the columns that the model
                      reads, in its order, before any preparation that is inside the model
    target, positive  the estimated column and the class that the score announces, as the log writes it; without
                      `positive` the task is regression
    task              "binary_classification" or "regression", where `positive` does not tell
    kind              "probability", "score" or "value" (default: probability of a class, value of a quantity)
    threshold, decisions  the cut-off and the two decisions, (at or above it, below it)
    training_sample   rows of training, with the target if it may be shown
    features          {column: {"label": {"en": ..., "fr": ...}, "unit": ..., "actionable": True, "immutable": ...,
                      "monotone": -1, "min": ..., "max": ..., "step": ..., "sensitive": ...}}
    groups            columns whose reasons are also told as one: {name: [column, ...]}, or with a label,
                      {name: {"label": {"en": ..., "fr": ...}, "features": [column, ...]}}
    labels            {class: {"en": ..., "fr": ...}}
    training          {"rows": ..., "period": {"from": "2024-01-01", "to": "2024-06-30"}, "metrics_at_deployment": {...}}
    log               which column of the prediction log plays which part: {"id": ..., "time": ..., "score": ...}
    classes           the classes of the model in its order, where the model does not tell (an ONNX file)

    Returns what `check_bundle` noticed that does not prevent its use. Raises BundleError for what does.
    """
    path = os.fspath(path)
    if os.path.exists(path) and not overwrite:
        raise BundleError(f"{path} exists already: choose another name, or overwrite=True")
    columns = _columns(background, "background")
    sample = None if training_sample is None else _columns(training_sample, "training_sample")
    task = task or ("regression" if positive is None else "binary_classification")
    if task == "binary_classification" and positive is None:
        raise BundleError("positive is missing: which class does the score announce?")
    if classes is None:
        classes = [_plain(one) for one in getattr(model, "classes_", [])]
    onnx_bytes = _onnx_bytes(model, columns)
    graph = _graph(onnx_bytes)
    parent = os.path.dirname(os.path.abspath(path))
    os.makedirs(parent, exist_ok=True)
    folder = tempfile.mkdtemp(prefix=".tribune-bundle-", dir=parent)
    try:
        described = _features(columns, sample, graph, features or {})
        manifest = {
            "format": FORMAT,
            "format_version": 1,
            "model": _without_none(
                name=name, version=str(version), role=role, file=MODEL, title=title,
                created_at=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
                algorithm=algorithm or _algorithm(model), sha256=hashlib.sha256(onnx_bytes).hexdigest(),
            ),
            "task": task,
            "target": _target(target, positive, labels),
            "features": described,
            **_without_none(groups=_groups(groups, columns)),
            "output": _output(graph, task, kind, positive, classes),
            **_without_none(decision=_decision(threshold, decisions), training=training, log=log, notes=notes),
            "data": {"background": {"file": BACKGROUND, "rows": _rows(columns)}},
        }
        if sample is not None:
            manifest["data"]["training_sample"] = {"file": SAMPLE, "rows": _rows(sample)}
        with open(os.path.join(folder, MODEL), "wb") as file:
            file.write(onnx_bytes)
        names = [feature["name"] for feature in described]
        _write_parquet(os.path.join(folder, BACKGROUND), {one: columns[one] for one in names})
        if sample is not None:
            _write_parquet(os.path.join(folder, SAMPLE), sample)
        with open(os.path.join(folder, MANIFEST), "w", encoding="utf-8") as file:
            json.dump(manifest, file, ensure_ascii=False, indent=1, allow_nan=False)
            file.write("\n")
        noticed = _check(folder, manifest, columns, _expected(model, background, manifest, classes))
        _publish(folder, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return noticed


def check_bundle(path):
    """Reads a bundle back as Tribune does: its description, its hash, its inputs.

    Returns sentences about what could be better. Raises BundleError for what prevents its use.
    """
    path = os.fspath(path)
    if not os.path.isdir(path):
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
            for wanted in (MANIFEST, MODEL):
                if wanted not in archive.namelist():
                    raise BundleError(f"{path} holds no {wanted}")
                archive.extract(wanted, folder)
            return check_bundle(folder)
    try:
        with open(os.path.join(path, MANIFEST), encoding="utf-8") as file:
            manifest = json.load(file)
    except FileNotFoundError:
        raise BundleError(f"{path} holds no {MANIFEST}") from None
    except ValueError as fault:
        raise BundleError(f"{MANIFEST} is no JSON: {fault}") from None
    return _check(path, manifest, None, None)


# --- the model ---------------------------------------------------------------------------------------------------


def _onnx_bytes(model, columns):
    if isinstance(model, (bytes, bytearray)):
        return bytes(model)
    if isinstance(model, (str, os.PathLike)):
        with open(model, "rb") as file:
            return file.read()
    if hasattr(model, "SerializeToString"):
        return model.SerializeToString()
    home = type(model).__module__.split(".")[0]
    if home in ("xgboost", "lightgbm"):
        return _boosted(model, columns, home).SerializeToString()
    if hasattr(model, "predict"):
        return _scikit(model, columns).SerializeToString()
    raise BundleError("the model is none of: a fitted estimator, an onnx.ModelProto, the path of a model.onnx")


def _scikit(model, columns):
    try:
        from skl2onnx import convert_sklearn
        from skl2onnx.common.data_types import BooleanTensorType, FloatTensorType, StringTensorType
    except ImportError:
        raise BundleError("skl2onnx is missing: pip install skl2onnx, or give the path of a model.onnx") from None
    kinds = {"numeric": FloatTensorType, "boolean": BooleanTensorType, "categorical": StringTensorType}
    if hasattr(model, "steps") or any(_type(values) != "numeric" for values in columns.values()):
        inputs = [(name, kinds[_type(values)]([None, 1])) for name, values in columns.items()]
    else:
        inputs = [("X", FloatTensorType([None, len(columns)]))]
    options = {id(model): {"zipmap": False}} if hasattr(model, "predict_proba") else None
    return convert_sklearn(model, initial_types=inputs, options=options)


def _boosted(model, columns, home):
    try:
        import onnxmltools
        from onnxmltools.convert.common.data_types import FloatTensorType
    except ImportError:
        raise BundleError("onnxmltools is missing: pip install onnxmltools, or give the path of a model.onnx") from None
    inputs = [("X", FloatTensorType([None, len(columns)]))]
    if home == "xgboost":
        return onnxmltools.convert_xgboost(model, initial_types=inputs)
    return onnxmltools.convert_lightgbm(model, initial_types=inputs, zipmap=False)


def _algorithm(model):
    last = model.steps[-1][1] if hasattr(model, "steps") else model
    return None if isinstance(last, (str, bytes, os.PathLike)) else type(last).__name__


def _graph(onnx_bytes):
    """Inputs and outputs of the model: [(name, dtype or None, width or None)]."""
    try:
        import onnx
    except ImportError:
        raise BundleError("the package onnx is missing: pip install onnx") from None
    try:
        graph = onnx.load_model_from_string(onnx_bytes).graph
    except Exception as fault:
        raise BundleError(f"the model is no ONNX file: {fault}") from None
    given = {tensor.name for tensor in graph.initializer}

    def told(value):
        tensor = value.type.tensor_type
        if value.type.WhichOneof("value") != "tensor_type":
            return value.name, None, None
        sizes = [dim.dim_value or None for dim in tensor.shape.dim]
        width = sizes[1] if len(sizes) > 1 else 1
        return value.name, DTYPES.get(tensor.elem_type), width

    return {
        "inputs": [told(one) for one in graph.input if one.name not in given],
        "outputs": [told(one) for one in graph.output],
    }


# --- its description ---------------------------------------------------------------------------------------------


def _features(columns, sample, graph, said):
    unknown = [one for one in said if one not in columns]
    if unknown:
        raise BundleError(f"features describes columns that background lacks: {', '.join(map(str, unknown))}")
    inputs = _inputs(list(columns), graph["inputs"])
    found = []
    for name, values in columns.items():
        wrong = set(said.get(name, {})) - FEATURE_KEYS
        if wrong:
            raise BundleError(f"features[{name!r}] has unknown keys: {', '.join(sorted(wrong))}")
        seen = values + (sample or {}).get(name, [])
        known = [value for value in seen if value is not None]
        feature = {"name": name, "type": _type(values)}
        if len(known) < len(seen):
            feature["nullable"] = True
        if feature["type"] == "numeric" and known:
            feature.update(min=min(known), max=max(known))
        if feature["type"] == "categorical":
            categories = sorted(set(map(str, known)))
            if len(categories) <= MOST_CATEGORIES:
                feature["categories"] = [{"value": one} for one in categories]
        feature.update(said.get(name, {}))
        feature["input"] = inputs[name]
        found.append(feature)
    return found


def _groups(groups, columns):
    """As the description writes them; a column is in one group at most."""
    if not groups:
        return None
    found, placed = [], {}
    for name, said in groups.items():
        one = said if isinstance(said, dict) else {"features": said}
        wrong = set(one) - {"label", "features"}
        if wrong or isinstance(one.get("features"), str) or not one.get("features"):
            raise BundleError(f"groups[{name!r}] must be a list of columns, or have features, a list, and maybe a label")
        for column in one["features"]:
            if column not in columns:
                raise BundleError(f"groups[{name!r}] names a column that background lacks: {column}")
            if column in placed:
                raise BundleError(f"{column} is in two groups: {placed[column]} and {name}")
            placed[column] = name
        found.append({"name": str(name), **one, "features": list(one["features"])})
    return found


def _inputs(names, inputs):
    """Where each column enters the model."""
    if len(inputs) == 1 and (len(names) > 1 or inputs[0][2] != 1):
        tensor, dtype, width = inputs[0]
        if width is not None and width != len(names):
            raise BundleError(
                f"the model reads {width} columns, background has {len(names)}: give the columns that the model reads, "
                "in its order, and no other"
            )
        return {name: {"tensor": tensor, "dtype": dtype, "index": at} for at, name in enumerate(names)}
    if len(inputs) != len(names):
        raise BundleError(f"the model has {len(inputs)} inputs, background has {len(names)} columns")
    by_name = {tensor: dtype for tensor, dtype, _ in inputs}
    cleaned = {name: name if name in by_name else re.sub(r"\W", "_", name) for name in names}
    lost = [name for name in names if cleaned[name] not in by_name]
    if lost and len(set(cleaned.values())) == len(names):
        raise BundleError(f"no input of the model is called {lost[0]!r}; it has {', '.join(by_name)}")
    return {name: {"tensor": cleaned[name], "dtype": by_name[cleaned[name]]} for name in names}


def _target(target, positive, labels):
    found = {"name": target}
    if positive is not None:
        found["positive"] = _plain(positive)
    if labels:
        found["labels"] = [{"value": _plain(value), "label": label} for value, label in labels.items()]
    return found


def _output(graph, task, kind, positive, classes):
    outputs = [one for one in graph["outputs"] if one[1] in (None, "float32", "float64")]
    if not outputs:
        raise BundleError("the model has no output of numbers")
    names = {str(one): at for at, one in enumerate(classes)}
    if task == "regression":
        return {"score": outputs[0][0], "kind": kind or "value", "container": "tensor"}
    name, dtype, width = outputs[-1]
    found = {"score": name, "kind": kind or "probability"}
    if dtype is None:
        return {**found, "container": "sequence_of_maps", "positive": _plain(positive)}
    found["container"] = "tensor"
    if width != 1:
        at = names.get(str(positive))
        if at is None:
            raise BundleError(
                f"which column of {name} is the class {positive!r}? Give classes=[...] in the order of the model"
            )
        found["column"] = at
    return found


def _decision(threshold, decisions):
    if threshold is None:
        return None
    if decisions is None or len(decisions) != 2:
        raise BundleError("decisions is missing: the decision at or above the cut-off, and the one below it")
    above, below = ({"value": one} if not isinstance(one, dict) else one for one in decisions)
    return {"type": "threshold", "threshold": threshold, "operator": ">=", "when_true": above, "when_false": below}


def _without_none(**values):
    return {key: value for key, value in values.items() if value is not None}


# --- the tables --------------------------------------------------------------------------------------------------


def _columns(table, what):
    """Columns by name, as lists of texts, numbers, booleans and None."""
    names = list(table)
    if not names:
        raise BundleError(f"{what} has no column")
    found = {str(name): [_plain(value) for value in table[name]] for name in names}
    if len(found) < len(names):
        raise BundleError(f"{what} has two columns of one name")
    lengths = set(map(len, found.values()))
    if lengths == {0} or len(lengths) > 1:
        raise BundleError(f"{what} has no row" if lengths == {0} else f"the columns of {what} differ in length")
    for name, values in found.items():
        kinds = {"text" if isinstance(one, str) else "number" for one in values if one is not None}
        if len(kinds) > 1:
            raise BundleError(f"{what}: the column {name} mixes texts and numbers")
    return found


def _plain(value):
    """Plain values of Python; None for what is missing."""
    if hasattr(value, "item"):
        value = value.item()
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    return str(value)


def _type(values):
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, bool) for value in known):
        return "boolean"
    return "categorical" if any(isinstance(value, str) for value in known) else "numeric"


def _rows(columns):
    return len(next(iter(columns.values())))


# --- the check ---------------------------------------------------------------------------------------------------


def _check(folder, manifest, columns, expected):
    noticed = []
    for key in ("format", "format_version", "model", "task", "target", "features", "output"):
        if key not in manifest:
            raise BundleError(f"{MANIFEST} lacks {key}")
    if manifest["format"] != FORMAT or manifest["format_version"] != 1:
        raise BundleError(f"{MANIFEST} is of another format or a newer version")
    with open(os.path.join(folder, manifest["model"]["file"]), "rb") as file:
        onnx_bytes = file.read()
    told = manifest["model"].get("sha256")
    if told is not None and told != hashlib.sha256(onnx_bytes).hexdigest():
        raise BundleError(f"{manifest['model']['file']} is not the file that was described: its hash differs")
    graph = _graph(onnx_bytes)
    tensors = {name for name, _, _ in graph["inputs"]}
    for feature in manifest["features"]:
        if feature["input"]["tensor"] not in tensors:
            raise BundleError(f"{feature['name']}: the model has no input {feature['input']['tensor']}")
    if manifest["output"]["score"] not in [name for name, _, _ in graph["outputs"]]:
        raise BundleError(f"the model has no output {manifest['output']['score']}")
    background = manifest.get("data", {}).get("background")
    if background is None:
        noticed.append("No reference population: explanations need one (background).")
    elif background.get("rows", RECOMMENDED_ROWS) < RECOMMENDED_ROWS:
        noticed.append(f"The reference population has {background['rows']} rows; {RECOMMENDED_ROWS} are recommended.")
    if "training_sample" not in manifest.get("data", {}):
        noticed.append("No training sample: drift will be measured between periods of the log only.")
    if "decision" not in manifest and manifest["task"] == "binary_classification":
        noticed.append("No cut-off: decisions cannot be checked against the score.")
    if columns is not None:
        noticed.extend(_tried(onnx_bytes, manifest, columns, expected))
    return noticed


def _expected(model, background, manifest, classes):
    """The scores of the estimator itself; None for a model that came as a file."""
    predict = getattr(model, "predict" if manifest["task"] == "regression" else "predict_proba", None)
    if predict is None or isinstance(model, (str, bytes, os.PathLike)):
        return None
    scores = predict(background)
    if manifest["task"] == "regression":
        return [float(one) for one in scores]
    at = [str(one) for one in classes].index(str(manifest["target"]["positive"]))
    return [float(row[at]) for row in scores]


def _tried(onnx_bytes, manifest, columns, expected):
    try:
        import numpy
        import onnxruntime
    except ImportError:
        return ["onnxruntime is not installed: the scores were not tried here. Tribune tries them when it stores them."]
    session = onnxruntime.InferenceSession(onnx_bytes)
    output = manifest["output"]
    (given,) = session.run([output["score"]], _feeds(numpy, manifest["features"], columns))
    if output["container"] == "sequence_of_maps":
        wanted = str(output["positive"])
        scores = [next(value for key, value in row.items() if str(key) == wanted) for row in given]
    else:
        table = numpy.asarray(given).reshape(len(given), -1)
        scores = [float(one) for one in table[:, output.get("column", 0)]]
    if not all(math.isfinite(one) for one in scores):
        raise BundleError("the model gives no number on some rows of the background")
    if output["kind"] == "probability" and not all(-1e-6 <= one <= 1 + 1e-6 for one in scores):
        raise BundleError("the model gives no probability: kind='score' if the scale is its own")
    if expected is None:
        return []
    worst = max(abs(a - b) / max(1.0, abs(b)) for a, b in zip(scores, expected))
    if worst <= 1e-4:
        return []
    return [f"The file gives other scores than the estimator, by up to {worst:.2g}: the converter is not exact here."]


def _feeds(numpy, features, columns):
    kinds = {"float32": "float32", "float64": "float64", "int32": "int32", "int64": "int64", "bool": "bool"}
    feeds = {}
    for feature in features:
        place, values = feature["input"], columns[feature["name"]]
        kind = kinds.get(place["dtype"])
        if kind is None:
            column = numpy.array(["" if one is None else str(one) for one in values], dtype=object)
        else:
            column = numpy.array([math.nan if one is None else one for one in values], dtype="float64").astype(kind)
        feeds.setdefault(place["tensor"], []).append((place.get("index", 0), column))
    return {
        tensor: numpy.stack([column for _, column in sorted(parts, key=lambda part: part[0])], axis=1)
        for tensor, parts in feeds.items()
    }


def _publish(folder, path):
    """All or nothing: what was there before leaves only once the new one is whole."""
    if not path.lower().endswith(".zip"):
        if os.path.isdir(path):
            shutil.rmtree(path)
        os.chmod(folder, 0o755)
        os.rename(folder, path)
        return
    whole = os.path.join(folder, "bundle.zip")
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(os.listdir(folder)):
            if name != "bundle.zip":
                archive.write(os.path.join(folder, name), name)
    os.replace(whole, path)


# --- Parquet: one row group, plain and uncompressed, so that no other package is needed ----------------------------
# https://parquet.apache.org/docs/file-format/ and the compact protocol of Thrift.

BOOLEAN, INT64, DOUBLE, BYTE_ARRAY = 0, 2, 5, 6
I32, I64, BINARY, LIST, STRUCT = 5, 6, 8, 9, 12


def _write_parquet(path, columns):
    body, chunks, schema = bytearray(b"PAR1"), [], [_struct((4, BINARY, "rows"), (5, I32, len(columns)))]
    rows = _rows(columns)
    for name, values in columns.items():
        physical = _physical(values)
        levels = _levels(values)
        data = struct.pack("<I", len(levels)) + levels + _encoded(values, physical)
        page = _struct((1, I32, rows), (2, I32, 0), (3, I32, 3), (4, I32, 3))
        header = _struct((1, I32, 0), (2, I32, len(data)), (3, I32, len(data)), (5, STRUCT, page))
        offset = len(body)
        body += header + data
        size = len(header) + len(data)
        meta = _struct(
            (1, I32, physical), (2, LIST, (I32, [0, 3])), (3, LIST, (BINARY, [name])), (4, I32, 0), (5, I64, rows),
            (6, I64, size), (7, I64, size), (9, I64, offset),
        )
        chunks.append(_struct((2, I64, offset), (3, STRUCT, meta)))
        text = [(6, I32, 0)] if physical == BYTE_ARRAY else []
        schema.append(_struct((1, I32, physical), (3, I32, 1), (4, BINARY, name), *text))
    group = _struct((1, LIST, (STRUCT, chunks)), (2, I64, len(body) - 4), (3, I64, rows))
    footer = _struct(
        (1, I32, 1), (2, LIST, (STRUCT, schema)), (3, I64, rows), (4, LIST, (STRUCT, [group])),
        (6, BINARY, "tribune_bundle"),
    )
    with open(path, "wb") as file:
        file.write(bytes(body) + footer + struct.pack("<I", len(footer)) + b"PAR1")


def _physical(values):
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, bool) for value in known):
        return BOOLEAN
    if any(isinstance(value, str) for value in known):
        return BYTE_ARRAY
    whole = known and all(isinstance(value, int) and -(2**63) <= value < 2**63 for value in known)
    return INT64 if whole else DOUBLE


def _levels(values):
    """1 for a value, 0 for none: one run for each stretch."""
    out, at = bytearray(), 0
    while at < len(values):
        here, start = values[at] is not None, at
        while at < len(values) and (values[at] is not None) == here:
            at += 1
        out += _varint((at - start) << 1) + bytes([here])
    return bytes(out)


def _encoded(values, physical):
    known = [value for value in values if value is not None]
    if physical == BOOLEAN:
        bits = bytearray((len(known) + 7) // 8)
        for at, value in enumerate(known):
            bits[at // 8] |= value << (at % 8)
        return bytes(bits)
    if physical == BYTE_ARRAY:
        texts = [str(value).encode("utf-8") for value in known]
        return b"".join(struct.pack("<I", len(text)) + text for text in texts)
    return struct.pack(f"<{len(known)}{'q' if physical == INT64 else 'd'}", *known)


def _varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _value(kind, value):
    if kind in (I32, I64):
        return _varint(value << 1 if value >= 0 else (-value << 1) - 1)
    if kind == BINARY:
        text = value.encode("utf-8")
        return _varint(len(text)) + text
    if kind == STRUCT:
        return value
    of, parts = value
    size = bytes([len(parts) << 4 | of]) if len(parts) < 15 else bytes([0xF0 | of]) + _varint(len(parts))
    return size + b"".join(_value(of, part) for part in parts)


def _struct(*fields):
    out, before = bytearray(), 0
    for number, kind, value in fields:
        out += bytes([(number - before) << 4 | kind]) + _value(kind, value)
        before = number
    return bytes(out) + b"\x00"


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "check":
        sys.exit("python tribune_bundle.py check FOLDER_OR_ZIP")
    try:
        for sentence in check_bundle(sys.argv[2]):
            print(sentence)
        print("The bundle can be used.")
    except (BundleError, OSError) as fault:
        sys.exit(str(fault))
