// `npm run migration -- NAME` writes the next migration from what changed in schema.prisma. Read it before committing.
import { writeMigration } from '../dist/platform/database/write-migration.js';

const file = await writeMigration(process.argv[2] ?? '', new Date());
console.log(file ? `Wrote ${file}` : 'The migrations already make what schema.prisma has.');
