// The loop that every engine of Node runs, timed without start-up and imports.
"use strict";
const fs = require("fs");

const [, , template, data, folder, option] = process.argv;

// fill(template bytes, record) gives the document's bytes, or a promise of them.
exports.runLoop = async function runLoop(fill) {
  const records = JSON.parse(fs.readFileSync(data, "utf8"));
  const start = process.hrtime.bigint();
  const bytes = fs.readFileSync(template);
  const ready = process.hrtime.bigint();
  for (let number = 0; number < records.length; number += 1) {
    const document = await fill(bytes, records[number]);
    fs.writeFileSync(`${folder}/${number}.docx`, document);
  }
  const end = process.hrtime.bigint();
  const once = Number(ready - start) / 1e9;
  const loop = Number(end - ready) / 1e9;
  console.log(JSON.stringify({ once, loop, peak_kb: peakMemory() }));
};

exports.template = template;
exports.option = option;

function peakMemory() {
  const status = fs.readFileSync("/proc/self/status", "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)[1]);
}
