// `prisma generate` insists on a schema engine for this machine and would download one before doing
// anything. It never runs it, so any program that exists will do. Migrations use the engine compiled to
// WebAssembly instead (src/platform/database/engine.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default { schema: 'schema.prisma', migrations: { path: 'migrations' } };
