import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

export interface SettingFacts {
  /** The name in the environment. */
  name: string;
  /** One sentence: what it decides. */
  about: string;
  /** Used when the environment does not say; without one the setting is required. */
  default?: string;
  /** Its value is never printed. */
  secret?: true;
}

export interface DocumentedSetting extends SettingFacts {
  group: string;
  value: string | null;
}

type SettingsClass<T extends object> = new () => T;
const registry = new Map<object, Map<string, SettingFacts>>();

/** Marks a property of a settings class as read from the environment. */
export function Setting(facts: SettingFacts): PropertyDecorator {
  return (target, property) => {
    const known = registry.get(target.constructor) ?? new Map<string, SettingFacts>();
    registry.set(target.constructor, known.set(String(property), facts));
  };
}

/** A start with a wrong setting ends with this: a sentence that names the setting and the remedy. */
export class SettingsError extends Error {}

/** Reads one settings class from the environment, once. Throws SettingsError. */
export function readSettings<T extends object>(
  type: SettingsClass<T>,
  environment: Record<string, string | undefined> = process.env,
): T {
  const facts = registry.get(type) ?? new Map<string, SettingFacts>();
  const raw: Record<string, string> = {};
  const faults: string[] = [];
  for (const [property, setting] of facts) {
    const value = environment[setting.name] || setting.default;
    if (value === undefined) faults.push(`${setting.name} is not set: ${setting.about}`);
    else raw[property] = value;
  }
  if (faults.length === 0) {
    const settings = plainToInstance(type, raw, { enableImplicitConversion: true });
    for (const fault of validateSync(settings)) {
      const setting = facts.get(fault.property);
      const why = Object.values(fault.constraints ?? {})
        .join(', ')
        .replaceAll(fault.property, setting?.name ?? '');
      faults.push(
        `${setting?.name} is «${setting?.secret ? '(secret)' : raw[fault.property]}»: ${why}. ${setting?.about}`,
      );
    }
    if (faults.length === 0) return settings;
  }
  throw new SettingsError(faults.join('\n'));
}

/** Every setting of the given classes with its meaning and the value in force. */
export function describeSettings(types: SettingsClass<object>[]): DocumentedSetting[] {
  return types.flatMap((type) =>
    [...(registry.get(type)?.values() ?? [])].map((facts) => {
      const value = process.env[facts.name] || facts.default || null;
      return {
        ...facts,
        group: type.name.replace('Settings', ''),
        value: facts.secret && value ? '(secret)' : value,
      };
    }),
  );
}
