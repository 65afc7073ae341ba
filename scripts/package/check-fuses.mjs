import { checkFuses } from './fuses.mjs';
import { packagedApp } from './packaged-app.mjs';

/** Reads the fuses of a packaged program: the one of `npm run package`, or the one named. */
const { wrong, lines } = await checkFuses(process.argv[2] ?? packagedApp().executable, process.platform);
for (const line of [...lines, ...wrong.map((line) => `WRONG: ${line}`)]) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
