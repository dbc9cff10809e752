"""Writes and reads the model file of docs/formats/model.md. numpy only."""

import struct

import numpy as np

MAGIC = b"DLMODEL\n"
LAYOUT = 1
MEANING = 1
_TYPES = [np.dtype("<i1"), np.dtype("<f4"), np.dtype("<i4"), np.dtype("<u8"), np.dtype("u1")]
_ENTRY = struct.Struct("<40sIIIIQQQ")
_HEAD = struct.Struct("<8sIIII")


def quantised(matrix):
    """(i8 matrix, scale of each row): value = i8 * scale, symmetric."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scale = (np.abs(matrix).max(axis=1) / np.float32(127)).astype(np.float32)
    safe = np.where(scale > 0, scale, np.float32(1))
    return np.clip(np.rint(matrix / safe[:, None]), -127, 127).astype(np.int8), scale


def write(path, tensors):
    """tensors {name: array}; a list of strings is stored as bytes, a float matrix with rows as i8 and scale."""
    flat = {}
    for name, value in tensors.items():
        if isinstance(value, list):
            flat[name] = np.frombuffer("\n".join(value).encode(), dtype=np.uint8)
        elif value.dtype == np.float32 and value.ndim == 2 and name not in ("name.trans",):
            flat[name], flat[name + ".scale"] = quantised(value)
        else:
            flat[name] = value
    names = sorted(flat, key=str.encode)
    offset = -(-(_HEAD.size + _ENTRY.size * len(names)) // 64) * 64
    head, body = [_HEAD.pack(MAGIC, LAYOUT, MEANING, len(names), 0)], []
    for name in names:
        array = np.ascontiguousarray(flat[name])
        dtype = next(i for i, t in enumerate(_TYPES) if t == array.dtype and (i != 4 or isinstance(tensors.get(name), list)))
        dims = [*array.shape, 0][:2]
        head.append(_ENTRY.pack(name.encode(), dtype, array.ndim, *dims, offset, array.nbytes, 0))
        body.append((offset, array.tobytes()))
        offset = -(-(offset + array.nbytes) // 64) * 64
    out = bytearray(offset)
    out[: _HEAD.size + _ENTRY.size * len(names)] = b"".join(head)
    for at, data in body:
        out[at : at + len(data)] = data
    with open(path, "wb") as file:
        file.write(out)


def read(path):
    """{name: array}; lists of strings as lists."""
    with open(path, "rb") as file:
        blob = file.read()
    magic, layout, meaning, count, _zero = _HEAD.unpack_from(blob)
    if magic != MAGIC or layout != LAYOUT or meaning != MEANING:
        raise ValueError(f"{path}: not a model of layout {LAYOUT}, meaning {MEANING}")
    tensors = {}
    for i in range(count):
        name, dtype, ndim, d0, d1, offset, size, _zero = _ENTRY.unpack_from(blob, _HEAD.size + i * _ENTRY.size)
        name = name.rstrip(b"\0").decode()
        array = np.frombuffer(blob, _TYPES[dtype], size // _TYPES[dtype].itemsize, offset)
        if dtype == 4:
            tensors[name] = array.tobytes().decode().split("\n")
        else:
            tensors[name] = array.reshape((d0, d1)[:ndim])
    return tensors
