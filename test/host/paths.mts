import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where builds, packages and n8n itself are kept between runs; ignored by git. */
export const cache = path.join(root, '.cache');
