// Prints how many posts write-good reads in a second of CPU time: FOLDER with node_modules, then POSTS.json.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const [folder, posts] = process.argv.slice(2);
const writeGood = createRequire(`${folder}/package.json`)("write-good");
const texts = JSON.parse(readFileSync(posts, "utf8"));
const PASSES = 3; // over the same posts; the best counts
let best = Infinity;
for (let pass = 0; pass < PASSES; pass++) {
  const begun = process.cpuUsage();
  for (const text of texts) writeGood(text);
  const used = process.cpuUsage(begun);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(texts.length / best);
