// carbone: it keeps what it learned of a template by the template's path.
"use strict";
const carbone = require("carbone");
const { runLoop, template } = require("./loop.cjs");

function fill(bytes, record) {
  return new Promise((resolve, reject) => {
    carbone.render(template, record, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

runLoop(fill).then(() => process.exit(0));
