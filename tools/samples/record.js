// Records a short sound and a short film from what the browser plays and draws.

/** The bytes of a stream recorded for `seconds`, as base64. */
async function recorded(stream, mimeType, bits, seconds) {
  const options = { mimeType, audioBitsPerSecond: bits, videoBitsPerSecond: bits };
  const recorder = new MediaRecorder(stream, options);
  const parts = [];
  recorder.addEventListener("dataavailable", (event) => {
    parts.push(event.data);
  });
  const stopped = new Promise((done) => {
    recorder.addEventListener("stop", done);
  });
  recorder.start();
  await new Promise((done) => {
    setTimeout(done, seconds * 1000);
  });
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** A quiet five-tone tune over a wooden beat. */
async function sound(seconds) {
  const context = new AudioContext({ sampleRate: 48000 });
  const out = context.createMediaStreamDestination();
  out.channelCount = 1;
  const tones = [392, 440, 523.25, 587.33, 659.25, 587.33, 523.25, 440];
  const beat = 0.5;
  for (let number = 0; number * beat < seconds; number += 1) {
    const start = context.currentTime + 0.1 + number * beat;
    for (const [frequency, type, loud, long] of [
      [tones[number % tones.length], "triangle", 0.25, 0.9],
      [number % 4 === 0 ? 180 : 240, "sine", number % 2 === 0 ? 0.3 : 0.12, 0.08],
    ]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.type = type;
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(loud, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + long);
      tone.connect(volume).connect(out);
      tone.start(start);
      tone.stop(start + long);
    }
  }
  return recorded(out.stream, "audio/webm;codecs=opus", 24000, seconds);
}

/** A view that moves slowly from left to right over a picture. */
async function film(picture, seconds) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
  const pen = canvas.getContext("2d");
  const begin = performance.now();
  const draw = () => {
    const part = Math.min(1, (performance.now() - begin) / (seconds * 1000));
    pen.drawImage(image, 480 * part, 240 - 60 * part, 1120, 630, 0, 0, 640, 360);
    if (part < 1) {
      requestAnimationFrame(draw);
    }
  };
  draw();
  return recorded(canvas.captureStream(15), "video/webm;codecs=vp9", 250000, seconds);
}
