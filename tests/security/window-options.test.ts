import { describe, expect, it } from 'vitest';
import { windowOptions } from '../../src/main/windows/window-options';

const look = { preloadFile: '/app/preload/index.cjs', isDark: false, hasDevTools: false };

describe('the options of a window', () => {
  it('name every switch that guards it', () => {
    expect(windowOptions('main', { width: 1280, height: 800 }, look)).toMatchInlineSnapshot(`
      {
        "autoHideMenuBar": false,
        "backgroundColor": "#ffffff",
        "height": 800,
        "minHeight": 640,
        "minWidth": 1024,
        "show": false,
        "title": "Sendtrail",
        "webPreferences": {
          "contextIsolation": true,
          "devTools": false,
          "navigateOnDragDrop": false,
          "nodeIntegration": false,
          "nodeIntegrationInSubFrames": false,
          "nodeIntegrationInWorker": false,
          "plugins": false,
          "preload": "/app/preload/index.cjs",
          "safeDialogs": true,
          "sandbox": true,
          "spellcheck": false,
          "webviewTag": false,
        },
        "width": 1280,
      }
    `);
  });

  it('are the same for every kind but for size, title and menu bar', () => {
    const preferences = (['main', 'item-viewer', 'startup-problem'] as const).map((kind) =>
      JSON.stringify(windowOptions(kind, { width: 800, height: 600 }, look).webPreferences),
    );
    expect(new Set(preferences).size).toBe(1);
  });

  it('have a dark ground in the dark, so that nothing flashes', () => {
    const { backgroundColor } = windowOptions('main', { width: 1, height: 1 }, { ...look, isDark: true });
    expect(backgroundColor).toBe('#16161a');
  });
});
