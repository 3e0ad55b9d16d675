import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";

const folder = join(packageFolder(), "node_modules", "lucide-static", "icons");
const read = new Map<string, Promise<string>>();

export function shapeOf(name: string): Promise<string> {
  const known = read.get(name) ?? readShape(name);
  read.set(name, known);
  return known;
}

async function readShape(name: string): Promise<string> {
  const drawing = await readFile(join(folder, `${name}.svg`), "utf8");
  return drawing.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
}
