// easy-template-x: one handler for all documents.
"use strict";
const { TemplateHandler } = require("easy-template-x");
const { runLoop } = require("./loop.cjs");

const handler = new TemplateHandler();

runLoop((bytes, record) => handler.process(bytes, record));
