// Bundles test/**/*.test.ts for Node and hands the files to its own test runner. Arguments are passed on (--test-name-pattern=…).
// TEST_TAP names a file that gets the results as TAP too: ./dev counts them there.
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = join(here, "node_modules", ".visualizer-tests");

const sources = (await readdir(join(here, "test"), { recursive: true }))
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => join("test", name));

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: sources,
  outdir,
  outbase: "test",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});

const files = sources.map((name) => join(outdir, name.slice("test/".length).replace(/\.ts$/, ".mjs")));
const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
if (process.env.TEST_TAP) {
  reporters.push("--test-reporter=tap", `--test-reporter-destination=${process.env.TEST_TAP}`);
}
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...reporters, ...process.argv.slice(2), ...files], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
