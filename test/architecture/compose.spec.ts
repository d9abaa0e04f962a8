import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { documentedSettings } from '#platform';

// What the files may name. A new image or server setting is added here on purpose, never by accident.
const KNOWN_IMAGES = ['mariadb:10.11', 'redis:7', 'maildev/maildev:2.2.1'];
const NODE_IMAGE = 'node:24-bookworm-slim';
const PRODUCT_IMAGE = 'kccp';
const SETTINGS_OF_SERVERS: Record<string, string[]> = {
  mariadb: ['MARIADB_RANDOM_ROOT_PASSWORD', 'MARIADB_DATABASE', 'MARIADB_USER', 'MARIADB_PASSWORD'],
};
const SETTINGS_OF_NODE = ['NODE_ENV'];
// Where the API, the worker and the planner say that they are ready.
const READY_PATHS = { api: '/api/health/ready', worker: '/health/ready', planner: '/health/ready' };

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  env_file?: string | string[];
  healthcheck?: { test?: string[] };
  depends_on?: Record<string, unknown>;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}
interface ServerSettings {
  mariadbBehaviour: string[];
  redisBehaviour: string[];
  nodeBehaviour: string[];
  durable: { mariadb: string[]; redis: string[] };
}

const project = new URL('../../', import.meta.url);
const inProject = (file: string) => new URL(file, project);
const read = (file: string) => readFileSync(inProject(file), 'utf8');

const compose = parse(read('docker/compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const productServices = services.filter(([, { image }]) => image === PRODUCT_IMAGE);
const instructions = read('docker/Dockerfile')
  .replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const argumentsOf = (instruction: string) =>
  instructions
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1).trim());

const settingNames = documentedSettings().map(({ name }) => name);

/** The source from which a file below dist/ is compiled. */
const sourceOf = (compiled: string) => compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts');

function serviceNamed(name: string): Service {
  const service = compose.services[name];
  if (service === undefined) throw new Error(`compose.yml has no service ${name}`);
  return service;
}

async function launcherSettings(): Promise<ServerSettings> {
  // By a name in a variable, as the launcher is plain JavaScript without declarations.
  const launcher = '../../apps/launcher/server-settings.mjs';
  return (await import(launcher)) as ServerSettings;
}

describe('docker/compose.yml', () => {
  it('names only images that are known, or the one that is built here', () => {
    const images = services.filter(([, { build }]) => build === undefined).map(([, { image }]) => image);
    expect(new Set(images)).toEqual(new Set(KNOWN_IMAGES));
    for (const [, { build }] of productServices) {
      expect(build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
    }
    expect(productServices.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'planner', 'worker']);
  });

  it.each(productServices)(
    'gives %s only settings that exist, and all that have no default',
    (_, { environment }) => {
      const given = Object.keys(environment ?? {});
      expect(given.filter((name) => !settingNames.includes(name))).toEqual([]);
      const required = documentedSettings().filter((setting) => setting.default === undefined);
      expect(required.map(({ name }) => name).filter((name) => !given.includes(name))).toEqual([]);
    },
  );

  it('takes from outside only settings of the product or of its servers', () => {
    const allowed = [...settingNames, ...Object.values(SETTINGS_OF_SERVERS).flat()];
    const taken = [...read('docker/compose.yml').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) =>
      String(name),
    );
    expect(taken.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(taken).toContain('KCCP_SECRET');
  });

  it('gives the servers only settings they know', () => {
    for (const [name, { environment, image }] of services) {
      if (image === PRODUCT_IMAGE) continue;
      const known = SETTINGS_OF_SERVERS[name] ?? [];
      expect(Object.keys(environment ?? {}).filter((setting) => !known.includes(setting))).toEqual([]);
    }
  });

  it('runs MariaDB and Redis with the flags of the launcher', async () => {
    const { mariadbBehaviour, redisBehaviour, durable } = await launcherSettings();
    expect(serviceNamed('mariadb').command).toEqual([...mariadbBehaviour, ...durable.mariadb]);
    expect(serviceNamed('redis').command).toEqual(['redis-server', ...redisBehaviour, ...durable.redis]);
  });

  it('runs the API, the worker and the planner with the flags of the launcher', async () => {
    const { nodeBehaviour } = await launcherSettings();
    for (const name of ['api', 'worker', 'planner'])
      expect(serviceNamed(name).command).toEqual(['node', ...nodeBehaviour, `dist/apps/${name}/src/main.js`]);
  });

  it('runs only programs that exist', () => {
    for (const [, { command }] of productServices) {
      const compiled = command?.find((word) => word.startsWith('dist/'));
      expect(existsSync(inProject(sourceOf(String(compiled))))).toBe(true);
    }
    for (const name of ['worker', 'planner'] as const)
      expect(serviceNamed(name).healthcheck?.test?.join(' ')).toContain(`}${READY_PATHS[name]}\``);
  });

  it('refers only to files, volumes, networks and services that exist', () => {
    for (const [, service] of services) {
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':');
        if (/^[./]/.test(source)) expect(existsSync(inProject(`docker/${source}`))).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
      for (const file of [service.env_file ?? []].flat())
        expect(existsSync(inProject(`docker/${file}`))).toBe(true);
      for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
      for (const other of Object.keys(service.depends_on ?? {}))
        expect(Object.keys(compose.services)).toContain(other);
    }
  });
});

describe('docker/Dockerfile', () => {
  it('starts from one known image and ends as an ordinary user', () => {
    expect(new Set(argumentsOf('FROM').map((from) => from.split(' ')[0]))).toEqual(new Set([NODE_IMAGE]));
    expect(argumentsOf('USER')).toEqual(['node']);
  });

  it('copies only files that exist and that .dockerignore lets in', () => {
    const letIn: string[] = read('.dockerignore').match(/^!.+$/gm) ?? [];
    const sources = argumentsOf('COPY').flatMap((words) => {
      const parts = words.split(/\s+/);
      return parts[0]?.startsWith('--from=') ? [] : parts.slice(0, -1);
    });
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !existsSync(inProject(source)))).toEqual([]);
    expect(sources.filter((source) => !letIn.includes(`!${source}`))).toEqual([]);
  });

  it('copies between stages that exist', () => {
    const stages = argumentsOf('FROM').flatMap((from) => / AS (\w+)$/.exec(from)?.slice(1) ?? []);
    const used = argumentsOf('COPY').flatMap((words) => /^--from=(\S+)/.exec(words)?.slice(1) ?? []);
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([]);
  });

  it('gives only settings that exist', () => {
    const given = argumentsOf('ENV').flatMap((words) => words.split(/\s+/).map((pair) => pair.split('=')[0]));
    expect(given.filter((name) => ![...settingNames, ...SETTINGS_OF_NODE].includes(String(name)))).toEqual(
      [],
    );
  });

  it('runs only scripts and programs that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = argumentsOf('RUN').flatMap((words) =>
      [...words.matchAll(/npm run (\w+)/g)].map(([, name]) => name),
    );
    expect(called.filter((name) => scripts[String(name)] === undefined)).toEqual([]);
    const command = JSON.parse(argumentsOf('CMD').at(-1) ?? '[]') as string[];
    expect(command).toEqual(serviceNamed('api').command);
    expect(existsSync(inProject(sourceOf(String(command.at(-1)))))).toBe(true);
    expect(argumentsOf('HEALTHCHECK')[0]).toContain(`}${READY_PATHS.api}\``);
  });
});
