// Builds the two files that the assistant serves. `node build.mjs [folder]`, default the package's own.
// The assistant puts words, addresses and hashes in when it starts (advocacy/channels/web/widget.py).
import { build, transform } from "esbuild";
import { copyFile, mkdir, readFile } from "node:fs/promises";

const out = process.argv[2] ?? "../advocacy/channels/web/static";

const smallStyle = {
  name: "small-style",
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

// Lit's templates carry the line breaks of the source, which people would download.
const smallTemplates = {
  name: "small-templates",
  setup(builder) {
    builder.onLoad({ filter: /src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: source.replace(/>\n\s+</g, "><").replace(/>\n\s+\$\{/g, ">${"), loader: "ts" };
    });
  },
};

// Lit leaves lists of its versions on the page; a guest leaves nothing lying about.
const noTraces = {
  name: "no-traces",
  setup(builder) {
    builder.onLoad({ filter: /node_modules\/.*lit.*\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source
        .replace(/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/g, "0")
        .replace(/\w+\.litPropertyMetadata\?\?=new WeakMap/g, "0")
        .replace(/litPropertyMetadata\.get\(\w+\)/g, "undefined"); // only decorators, which we have none of
      return { contents, loader: "js" };
    });
  },
};

await mkdir(out, { recursive: true });
await build({
  entryPoints: { widget: "src/loader.ts", guide: "src/guide.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
  banner: { js: "/*! Advocacy Guide. Contains Lit (BSD-3-Clause, Google LLC). */" },
  plugins: [smallStyle, smallTemplates, noTraces],
});
for (const file of ["full.html", "demo.html", "pages.css"]) await copyFile(`demo/${file}`, `${out}/${file}`);
