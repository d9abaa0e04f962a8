import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { AUDIENCE, type Audience } from './audience.js';

export interface MarkedRoute {
  method: string;
  path: string;
  handler: string;
  audience: Audience | undefined;
}

/** Every route of the API with its audience; the boot fails on a handler without one, and the test matrix is made from it. */
@Injectable()
export class AudienceCheck implements OnModuleInit {
  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    const unmarked = this.routes().filter((route) => !route.audience);
    if (unmarked.length > 0) {
      throw new Error(
        `These handlers name no audience, add @For(…) or @ForAnyone(…): ${unmarked.map((route) => route.handler).join(', ')}`,
      );
    }
  }

  routes(): MarkedRoute[] {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    return controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype) : []));
  }
}

function routesOf(controller: { name: string; prototype?: unknown }): MarkedRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  const prefix = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
    const paths = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined);
    if (name === 'constructor' || !handler || paths === undefined) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
    const audience = (Reflect.getMetadata(AUDIENCE, handler) ?? Reflect.getMetadata(AUDIENCE, controller)) as
      Audience | undefined;
    return prefix.flatMap((start) =>
      [paths].flat().map((path) => ({
        method,
        path: `/${start}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
        handler: `${controller.name}.${name}`,
        audience,
      })),
    );
  });
}
