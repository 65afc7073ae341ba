/**
 * Lines Chromium itself writes to stderr on a machine without a desktop session, a graphics card or a keyring. They say
 * nothing about the app; any other line on stderr is a finding.
 */
const noise: readonly RegExp[] = [
  /ERROR:.*\bbus\.cc\b/,
  /ERROR:.*object_proxy\.cc/,
  /ERROR:.*viz_main_impl\.cc/,
  /ERROR:.*gpu_process_host\.cc/,
  /ERROR:.*(?:gl_|gles2_|angle_|vulkan|command_buffer_proxy)/,
  /ERROR:.*(?:network_service_instance_impl|zygote_linux|udev_linux|key_storage_|upower)/,
  // Input for a page that is just closing or loading.
  /ERROR:.*interface_endpoint_client\.cc.*blink\.mojom\.Widget/,
  /^Debugger (?:listening on|attached|ending on)/,
  /^For help, see: https:\/\/nodejs\.org\/en\/docs\/inspector/,
  /^DevTools listening on ws:/,
  /^Waiting for the debugger to disconnect/,
];

export function isRuntimeNoise(line: string): boolean {
  return noise.some((pattern) => pattern.test(line));
}
