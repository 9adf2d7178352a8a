import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../host/paths.mts';
import { schemaFiles } from './files.mts';

// `npm run schema`: writes the output schemas anew from the operations' samples. It takes none away: a
// schema without its operation tells that a name which stands in people's workflows is gone.
const files = schemaFiles();
for (const [file, text] of files) {
	const target = path.join(root, file);
	await mkdir(path.dirname(target), { recursive: true });
	await writeFile(target, text);
}
console.log(`${files.size} output schemas written.`);
