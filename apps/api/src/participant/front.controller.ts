import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HttpSettings } from '#platform';
import { ForAnyone } from '../http/audience.js';
import { pages, STYLE } from './pages.js';

/** What this is, and where it leads. */
@ApiExcludeController()
@Controller()
@ForAnyone('the front page says nothing about anybody')
export class FrontController {
  constructor(private readonly http: HttpSettings) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  front(): string {
    return pages.front({
      title: 'Welcome',
      mailbox: this.http.mailboxUrl === 'none' ? null : this.http.mailboxUrl,
    });
  }

  @Get('kccp.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }
}
