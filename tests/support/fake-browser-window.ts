import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Area } from '../../src/main/windows/place-on-screen';

let nextId = 1;

class FakeWebContents extends EventEmitter {
  readonly id = nextId++;
  readonly sent: { channel: string; payload: unknown }[] = [];
  isPageLoading = false;
  zoomFactor = 1;
  reloads = 0;

  send(channel: string, payload: unknown): void {
    this.sent.push({ channel, payload });
  }
  isDestroyed(): boolean {
    return false;
  }
  isLoading(): boolean {
    return this.isPageLoading;
  }
  reload(): void {
    this.reloads += 1;
  }
  getZoomFactor(): number {
    return this.zoomFactor;
  }
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
  }
  printToPDF(): Promise<Uint8Array> {
    return Promise.resolve(new TextEncoder().encode('%PDF-1.7'));
  }
}

/** As much of Electron's BrowserWindow as our windows use; it draws nothing. */
export class FakeBrowserWindow extends EventEmitter {
  readonly webContents = new FakeWebContents();
  readonly calls: string[] = [];
  url = '';
  bounds: Area;
  isMinimizedNow = false;
  isMaximizedNow = false;
  isVisibleNow = false;
  isDestroyedNow = false;

  constructor(readonly options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 0, height = 0 } = options;
    this.bounds = { x, y, width, height };
  }

  /** For code that wants Electron's own type. */
  get asElectron(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }

  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }
  show(): void {
    this.calls.push('show');
    this.isVisibleNow = true;
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
    this.isMinimizedNow = false;
  }
  maximize(): void {
    this.calls.push('maximize');
    this.isMaximizedNow = true;
  }
  close(): void {
    this.emit('close');
    this.isDestroyedNow = true;
    this.emit('closed');
  }
  moveTo(bounds: Area): void {
    this.bounds = bounds;
    this.emit('move');
  }
  getNormalBounds(): Area {
    return this.bounds;
  }
  isMinimized(): boolean {
    return this.isMinimizedNow;
  }
  isMaximized(): boolean {
    return this.isMaximizedNow;
  }
  isVisible(): boolean {
    return this.isVisibleNow;
  }
  isFullScreen(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.isDestroyedNow;
  }
}
