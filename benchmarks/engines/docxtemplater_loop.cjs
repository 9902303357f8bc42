// docxtemplater + pizzip: a new object per document; deflated, or stored with --tanpa-kompresi.
"use strict";
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");
const { runLoop, option } = require("./loop.cjs");

const compression = option === "--tanpa-kompresi" ? "STORE" : "DEFLATE";

runLoop((bytes, record) => {
  const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true });
  document.render(record);
  return document.getZip().generate({ type: "nodebuffer", compression });
});
