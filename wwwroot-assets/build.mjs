// Bundles the browser modules and the style sheets and copies the fonts into the web project's wwwroot. Both folders are outputs and git-ignored.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const webRoot = join(here, "..", "Visualizer.Web", "wwwroot");

/** Output name in wwwroot/js to entry point: one line for each module that a page loads. */
const modules = {
  reconnect: "src/reconnect/index.ts",
  page: "src/page/index.ts",
  terminal: "src/terminal/index.ts",
};

/** The script of files that play a trace with no server: one script, nothing to load. */
const standalone = "src/standalone/index.ts";

/** Output name in wwwroot/fonts to its package file; css/fonts.css names the outputs. The licence asks to go with each font. */
const fonts = {
  "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "inter.LICENSE.txt": "@fontsource-variable/inter/LICENSE",
  "jetbrains-mono.woff2": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  "jetbrains-mono.LICENSE.txt": "@fontsource-variable/jetbrains-mono/LICENSE",
};

async function buildModules() {
  const outdir = join(webRoot, "js");
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: here,
    entryPoints: { standalone },
    outdir,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    legalComments: "inline",
    logLevel: "warning",
  });
  await build({
    absWorkingDir: here,
    entryPoints: modules,
    outdir,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "linked",
    logLevel: "warning",
  });
}

/** All sheets of the page in one, next to the modules; fonts stay files of their own. */
async function buildStyles() {
  await build({
    entryPoints: { site: join(webRoot, "css", "site.css") },
    outdir: join(webRoot, "js"),
    bundle: true,
    external: ["../fonts/*"],
    minify: true,
    logLevel: "warning",
  });
}

async function copyFonts() {
  const outdir = join(webRoot, "fonts");
  await mkdir(outdir, { recursive: true });
  for (const [name, source] of Object.entries(fonts)) {
    await copyFile(join(here, "node_modules", source), join(outdir, name));
  }
}

await Promise.all([buildModules().then(buildStyles), copyFonts()]);
