import { installHost } from './install.mts';
import { packTarball } from './pack.mts';

await installHost();
await packTarball();
