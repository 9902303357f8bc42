"""A stand-in for soffice: its arguments, its words, and the faults that a letter asks for."""

import os
import re
import signal
import sys
import time
import zipfile

MOST = 246  # all further files are skipped silently, as by LibreOffice
TIRED = 0  # it crashes after this many files; 0 means never


def log(text):
    with open(sys.argv[0] + ".log", "a") as file:  # noqa: PTH123  # as bare as can be: it is quick
        file.write(text + "\n")


def pdf_of(text):
    shown = text.encode("cp1252", "replace").hex()
    content = f"BT /F1 12 Tf 50 700 Td <{shown}> Tj ET"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    data, places = "%PDF-1.6\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return (data + f"xref\n0 6\n0000000000 65535 f \n{table}" + end).encode()


def hang():
    child = os.fork()  # soffice's real work is in a child, too
    if child:
        log(f"child={child}")
    while True:
        time.sleep(60)


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def text_of(source):
    with zipfile.ZipFile(source) as package:
        return re.sub("<[^>]*>", " ", package.read("word/document.xml").decode())


def convert(source, folder):
    text = text_of(source)
    if "GANTUNG" in text:
        hang()
    if "JATUH" in text:
        crash()
    if "SELESAI" in text:  # ends without an error, and leaves the other files
        sys.exit(0)
    if "TIADA" in text:
        return
    if "TUTUP" in text:  # hangs after it closed its output
        os.closerange(0, 3)
        hang()
    target = os.path.join(folder, os.path.basename(source)[:-5] + ".pdf")  # noqa: PTH118, PTH119
    print(f"convert {source} -> {target} using filter : writer_pdf_Export", flush=True)
    while "RAMAI" in text:  # writes the same line for ever
        print(f"convert {source} -> {target} using filter : writer_pdf_Export", flush=True)
        time.sleep(0.01)
    data = pdf_of(text)
    with open(target, "wb") as file:  # noqa: PTH123
        file.write(data[: len(data) // 2] if "PUTUS" in text else data)


def main():
    if "--version" in sys.argv:
        print("LibreOffice 9.9.9.9 tiruan")
        return
    start = sys.argv.index("--outdir") + 2
    log(f"files={len(sys.argv) - start}")
    log(f"aside={os.environ['TMPDIR']}")
    sources = sys.argv[start : start + MOST]
    if any("RACUN" in text_of(source) for source in sources):  # wherever it stands among them
        crash()
    for number, source in enumerate(sources):
        if TIRED and number == TIRED:
            crash()
        convert(source, sys.argv[start - 1])


main()
