import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Runs several statements as one script, in the transaction that is open or in one of its own. */
export type RunScript = (sql: string) => Promise<unknown>;

let compiled: Promise<void> | undefined;

/**
 * Starts Prisma's schema engine, compiled to WebAssembly, on one database session. `runScript` replaces the adapters'
 * own handling of scripts: one adapter splits them at every semicolon, even inside the body of a function; the other
 * does not wait for them to finish.
 */
export async function startEngine(
  adapters: SqlDriverAdapterFactory,
  runScript: RunScript,
): Promise<bindings.SchemaEngine> {
  compiled ??= compile();
  await compiled;
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: adapters.adapterName,
    connect: async () => withScripts(await adapters.connect(), runScript),
    connectToShadowDb: () => Promise.reject(new Error('Migrations are replayed in the database itself')),
  });
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}

/** Node 20 cannot import a .wasm file as a module, which is what the package's main file does. */
async function compile(): Promise<void> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('The schema engine has no start function');
  start();
}

function withScripts(adapter: SqlDriverAdapter, runScript: RunScript): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    executeScript: async (sql) => {
      await runScript(sql);
    },
    dispose: () => adapter.dispose(),
  };
}
