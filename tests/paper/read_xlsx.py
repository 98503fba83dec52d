"""Prints what a sheet holds, read with nothing but Python's own ZIP and XML: first its pane, filter and print footer,
then a line for each cell that holds something: "B3 s text". s: text, n: number, d: a number shown as a day, f: formula.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
sys.stdout.reconfigure(encoding="utf-8")
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
for name in book.namelist():
    ElementTree.fromstring(book.read(name))  # each part is sound XML
sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
styles = ElementTree.fromstring(book.read("xl/styles.xml"))
shared = []
if "xl/sharedStrings.xml" in book.namelist():
    shared = [text_of for text_of in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(NS + "si")]

formats = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(NS + "numFmt")}
looks = [formats.get(each.get("numFmtId"), "") for each in styles.find(NS + "cellXfs")]


def letters(node):
    text = "".join(each.text or "" for each in node.iter(NS + "t"))
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


pane = sheet.find(f".//{NS}pane")
found = sheet.find(f"{NS}autoFilter")
foot = sheet.find(f".//{NS}oddFooter")
print("pane", pane.get("topLeftCell"), pane.get("state"), "filter", found.get("ref"), "footer", foot.text)
for cell in sheet.iter(NS + "c"):
    kind, at, value = cell.get("t"), cell.get("r"), cell.find(NS + "v")
    if cell.find(NS + "f") is not None:
        print(at, "f", cell.find(NS + "f").text)
    elif kind == "inlineStr":
        print(at, "s", letters(cell))
    elif kind == "s":
        print(at, "s", letters(shared[int(value.text)]))
    elif value is not None:
        print(at, "d" if "yy" in looks[int(cell.get("s", "0"))] else "n", value.text)
