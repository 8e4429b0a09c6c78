// Loads an entry as a browser does, module by module, and from its bundle. Arguments: pairs of addresses. Tells what each exports.

/** @type {any} */ (globalThis).window = globalThis; // the loader looks for what the page has loaded

const exported = async (/** @type {string} */ address) => Object.keys(await import(address)).sort();
const found = [];
for (let at = 0; at < Deno.args.length; at += 2) found.push([await exported(Deno.args[at]), await exported(Deno.args[at + 1])]);
console.log(JSON.stringify(found));
