import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../host/paths.mts';
import { schemaFiles, schemaFolders } from './files.mts';

// `npm run schema`: writes the output schemas anew from the operations' samples.
const files = schemaFiles();
for (const folder of schemaFolders())
	await rm(path.join(root, folder), { recursive: true, force: true });
for (const [file, text] of files) {
	const target = path.join(root, file);
	await mkdir(path.dirname(target), { recursive: true });
	await writeFile(target, text);
}
console.log(`${files.size} output schemas written.`);
