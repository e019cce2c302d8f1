/** A short two-tone sound for a merchant who has begun to wait; silent where the browser does not allow it yet. */
export function playWaitingSound(): void {
  const audio = new AudioContext();
  const gain = audio.createGain();
  gain.connect(audio.destination);
  gain.gain.setValueAtTime(0.12, audio.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
  for (const [hertz, startSec] of [
    [660, 0],
    [880, 0.16],
  ] as const) {
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain);
    tone.start(audio.currentTime + startSec);
    tone.stop(audio.currentTime + startSec + 0.3);
    tone.onended = () => {
      if (hertz === 880) void audio.close();
    };
  }
}
