#!/usr/bin/env python3
"""Remakes the signed fixtures with OpenSSL and nothing of this server, so that the form of what is signed is told twice.

Run: make-signed.py FOLDER-WITH-KEYS, which holds platform-rsa.pem, platform-sm2.pem and payment-sm2.pem, taken out of certs-dev by
openssl pkcs12 -legacy -in certs-dev/NAME.p12 -passin pass:changeit -nodes -out NAME.pem. The SM2 values differ at every run.
"""
import base64, pathlib, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).parent
KEYS = pathlib.Path(sys.argv[1])
TEMPLATE = (HERE / "template.json").read_text(encoding="utf-8")


def cut(name, end):
    start = TEMPLATE.index('"%s":' % name) + len(name) + 3
    return TEMPLATE[start:TEMPLATE.index(end, start)]


def text(quote):
    head = cut("payExchangeInfoHead", ',"payExchangeInfoLists"')
    lists = cut("payExchangeInfoLists", ',"serviceTime"')
    return ('"sessionID":"%s"||"payExchangeInfoHead":%s%s%s||"payExchangeInfoLists":%s%s%s||"serviceTime":"%s"' % (
        cut("sessionID", ',"payExchangeInfoHead"').strip('"'), quote, head, quote, quote, lists, quote, cut("serviceTime", ',"certNo"'))).encode("utf-8")


def run(*command, data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return subprocess.run([part if part != "FILE" else file.name for part in command], check=True, capture_output=True).stdout


def serial(name):
    line = subprocess.run(["openssl", "x509", "-in", str(KEYS / (name + ".pem")), "-noout", "-serial"], check=True, capture_output=True, text=True).stdout
    return line.strip().split("=")[1]


def rsa(name, digest, data):
    return run("openssl", "dgst", "-" + digest, "-sign", str(KEYS / (name + ".pem")), "FILE", data=data)


def der(name, data):
    return run("openssl", "pkeyutl", "-sign", "-inkey", str(KEYS / (name + ".pem")), "-rawin", "-digest", "sm3",
               "-pkeyopt", "distid:1234567812345678", "-in", "FILE", data=data)


def sm2(name, data):
    value = der(name, data)
    parts, at = [], 2
    for _ in range(2):
        length = value[at + 1]
        parts.append(int.from_bytes(value[at + 2:at + 2 + length], "big").to_bytes(32, "big"))
        at += 2 + length
    return parts[0] + parts[1]


def write(file, cert_no, value):
    signed = TEMPLATE.replace('"certNo":""', '"certNo":"%s"' % cert_no).replace('"signValue":""', '"signValue":"%s"' % base64.b64encode(value).decode())
    (HERE / file).write_text(signed, encoding="utf-8")


write("signed-sm2.json", serial("platform-sm2"), sm2("platform-sm2", text('"')))
write("signed-sm2-der.json", serial("platform-sm2"), der("platform-sm2", text('"')))
write("signed-rsa-sha1.json", serial("platform-rsa").lower().lstrip("0"), rsa("platform-rsa", "sha1", text('"')))
write("signed-rsa-sha256.json", serial("platform-rsa"), rsa("platform-rsa", "sha256", text('"')))
write("signed-bare.json", serial("platform-sm2"), sm2("platform-sm2", text("")))
write("signed-stranger.json", serial("payment-sm2"), sm2("payment-sm2", text('"')))
write("signed-other-key.json", serial("platform-sm2"), sm2("payment-sm2", text('"')))
