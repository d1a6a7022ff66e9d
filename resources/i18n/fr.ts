<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>cryapp</name>
    <message>
      <location filename="cryapp/app.py" />
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/app.py" />
      <source>Review</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/app.py" />
      <source>Screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/app.py" />
      <source>Models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>random control</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>readers disagree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>few labels like it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>unlike anything labelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>uncertain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>to fill the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Drawn by chance from everything that waits. The control that keeps every figure honest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Other readers gave different answers, and nobody has ruled yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Little has been labelled that is like it: its infant, or what the model takes it for. It is not said which.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>It sounds unlike anything labelled so far, and unlike the others chosen with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>The model in use is unsure about it, so that your answer teaches it most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Drawn by chance because another reason found too few. It is not counted as control.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segment has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segments have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>box</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>boxes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Takes effect the next time CryApp starts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Français</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dark shows spectrograms best; light suits results and paper.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dark for Label, light for the rest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>90 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>110 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>125 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>150 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Show the model's answer only after my own label is saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Readers who see an answer first follow it, right or wrong. What was visible is kept with every label.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Go to the next recording as soon as a label is saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Otherwise Enter goes on, and the model's answer can be seen first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Back up every … minutes of use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Backups stand in the folder “backups” beside the store; older ones are thinned by day, week and month.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Safety</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Colours of the spectrogram</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Magma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Viridis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Cividis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Frequency axis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Linear (kHz)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Mel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Logarithmic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Analysis window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Long windows separate harmonics, short ones separate moments.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>5 ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>8 ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>16 ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>32 ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>64 ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>128 ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Step from one spectrum to the next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Finer steps separate moments further when zoomed out, and take as many times the work.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/2 window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/4 window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/8 window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/16 window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Sink steady noise (PCEN)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Each frequency against its own recent loudness: a fan fades, a cry stands out. Levels are no decibels then.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dynamic range (dB)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Brightness (dB)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Show frequencies up to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>4 kHz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>8 kHz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>12 kHz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>24 kHz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Window shape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Hann</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Hamming</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Blackman</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Gaussian</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>{key} is used by “{first}” and by “{second}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>only in {workspace}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>there is nothing to do it with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>agree so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>agree more than by chance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>agree less than by chance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>may agree no more than by chance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>How far readers agree cannot be said: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {verdict}: alpha {figure}, {infants}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{twice} of {units} answered were read blind by two readers or more; intervals by infant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Left out: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second}: no kappa, {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second} {verdict}: kappa {figure}, {infants}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{reader} answered {same} of {n} silent repeats as before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>They agree least about “{name}”: alpha against the rest {figure}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>How far readers agree cannot be said: no recording was marked by two readers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{pairs} of readers marked the same sound: {recordings}, {seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>pair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>pairs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Edges within {ms} ms; overlap of at least {share} %; intervals by infant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second}: neither marked anything to compare.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second} {verdict} even about “{name}”: kappa over time {figure}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/commands.py" />
      <source>Infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/commands.py" />
      <source>Recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>About CryApp</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>See, hear, label and learn from infant cries.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Research software, not a diagnostic device.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Store: {store_url}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Its folders: {root}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Log: {log_dir}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>GPL-3.0-or-later. Font: Inter, SIL Open Font License 1.1. It sends nothing anywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/cannot_open.py" />
      <source>The store could not be opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Import recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>The files stay where they are; CryApp keeps a working copy of the sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Choose a table…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Without a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Importing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>You can go on labelling; this sheet may be closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>everything in {folders}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Import {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source> and </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Choose a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Tables (*.csv *.tsv *.txt *.CSV)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>With the table {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>No table: file names say what they can</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Sign in first: labels need a reader.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Looking for recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source> · {time} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>{done} of {files}{left}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>{added} added · {duplicates} already there · {refused} refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Stop import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Stopping after the file at hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Infant (pseudonym)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Recorded at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Born at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Hours since birth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Sex</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Gestation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Birth weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Apgar 1 min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Apgar 5 min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Apgar 10 min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Cord pH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Base deficit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Resuscitation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Cooling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Stimulus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Age group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>not in the table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Labels of the present task</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Labels for “{task}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Say which column holds the file names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Say what the label texts mean, or leave the labels out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>“{text}” means</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>I don't know</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>already there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Outcome</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Reason or remark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Only files with a remark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Save as text…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Save the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>import report.txt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>The report could not be written to {path}: {strerror}. Choose another place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Stopped before the end. Import the same files again to add the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>of the new infants is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>of the new infants are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>{infants} locked for testing: their recordings never train a model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>{labels} taken from the table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>weeks+days, e.g. 38+4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>e.g. 7.08</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>2026-11-22 05:58, local time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Infant {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Everything is optional. No names, here or anywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>not said</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>female</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>male</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Not understood: {fields}. Nothing was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/key_sheet.py" />
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/key_sheet.py" />
      <source>Single keys rest while you type. Keys can be changed in Edit › Settings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Search by name or key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Written to {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Action</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Where</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Actions and their keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>New key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Press the key that the chosen action shall have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Press the new key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>A further key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>The next key pressed is added to the ones it has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>No key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>As shipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>All keys as shipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Export…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Import…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Export the keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Import keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Keys (*.json)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>clash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>Not now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>Nobody is signed in. Sign in at the top right first: this needs a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>In the name of {code}. It is written to the audit trail with your reason:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>The gate is closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>and {n} more in the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Quick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>A look whether everything works; the model is rough.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Standard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>What to choose on a workstation without a GPU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Thorough</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Longer training; over night without a GPU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Choose by itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Processor (CPU)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Graphics card (CUDA)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Pre-train an encoder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Train a model for {task}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Counting what is there…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Pre-train a new one on all recordings of the pool, without labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Reuse the newest one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>None: from scratch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Encoder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Effort</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Start pre-training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Start training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Start from {name}, learnt on {population}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Reuse {name} of {moment}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Pool without test infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Locked for testing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Takes {time} on this machine. Labelling can go on meanwhile.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>How long it takes is not known yet. Labelling can go on meanwhile.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>There are recordings of {pool_infants} infants who are not locked for testing; pre-training needs at least {min_pool_infants}. Import recordings of more infants.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Nothing was pre-trained yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>{new} imported since {name} was trained.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>No model is in use yet. {labels} not learnt from so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>{labels} made or changed since the newest model was trained.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>No label has changed since the newest model was trained.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/settings.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/settings.py" />
      <source>Two actions share a key: see Keys.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Annotator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Adjudicator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Screener</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Study lead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Who is reading?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>New reader</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Code, e.g. R-07 (no names)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Add and sign in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>and {n} more: type the code below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Type a code first, for example R-07.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>The report cannot be written to {path}: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>The models and what was measured are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>Choose another folder, or make room there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>CryApp promotion gate {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>{task} · promotion gate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>{name} ({id}), card {card}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>{research_use} 95 % intervals by infant. Made with CryApp {version}; printed {now}. Page 1 of 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_saving.py" />
      <source>Save the gate's report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_saving.py" />
      <source>Report saved as {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>holds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>fails</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>to read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{verdict} · the gate is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>1 point of 13 fails</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{n} points of 13 fail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>too little is known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{verdict} · the gate is closed: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{before} → {after}, now right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{before} → {after}, now wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source> · ahead by {delta}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{n} infants with it: too few</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>AUC {auc}, n = {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source> (in use {drop}, {flips})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>AUC {drop}, {k} of {n} flip{was}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>at own thresholds, Δ sensitivity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>and Δ specificity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{value} ({low} to {high})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>AUC {auc} on {n} locked infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>sensitivity at 80 % specificity {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>calibration error {ece}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>The import stops; what was added stays. Import the same files again to add the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>They are synthetic; their two conditions belong to the task “Neurological injury”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>Making example cries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>An import is already running; wait for it or stop it first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>not recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>born {born_at}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>{hours} h ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>{hours} days ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Confirm and next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Go to the next recording that waits for an answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Skip…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Skip with a reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Flag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Flag for a second look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Write a note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Take the label away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Next recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Previous recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Next waiting recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Search the worklist</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Take the last label, skip, flag, note or record back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>nothing was done yet that could be taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>nothing was taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>Already labelled “{answer}”. Enter goes on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>label “{answer}” of {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>There is no label to take away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>no label for {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>skip {title}: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>flag for {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>no flag for {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>The note is kept once somebody has signed in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>note on {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>record of {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>Nothing was saved: say first who is reading.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Review</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>S&amp;creen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Close CryApp while work is running?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Close anyway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Keep running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source> {name} is kept and can be put back at any time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why: e.g. better on 57 locked infants, agreed in the study meeting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why in spite of this: it is written down as an override of the gate, with your name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put {name} in use?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{comparison} From then on it answers in Screen and orders the worklist.{kept}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put in use all the same</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{name} is in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Reject {name}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>It stays in the registry, marked as rejected. Nothing is deleted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Reject</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why: e.g. misses quiet cries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{name} is rejected and kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put the model before back in use for {task}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>The model in use now is kept, marked as rolled back. The earlier model's predictions are still there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Roll back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why: e.g. too many false alarms on the ward since Monday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{name} is in use again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source> {name} is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Readings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Reason, kept with the ruling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Reason for the ruling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Next to settle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Read it in Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Opens the recording in Label: your own reading is a further answer, not a ruling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>{said}. It never learnt from this infant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Whose segments hold?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Your ruling: {question}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Why?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>&amp;6  Write another reason, then press the key again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>the second time: {answer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Choose something on the left to hear it and to see what was said.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Reject…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Keeps the model in the registry, marked as rejected, with your reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Roll back…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Puts the model that was in use before back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Score recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Scores every recording that this model has not seen yet; it can be stopped at any time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Promote…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Puts this model in use, in your name and with your reason. It can be rolled back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Sensitivity at 80 % specificity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Calibration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>{name} is a starting point, not a model that answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>It was trained on recordings without labels. Training on your labels starts from it and gives a candidate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Comparing on the locked infants…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Put back in use…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>was {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>slope {slope}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/figure_table.py" />
      <source>dotted line: chance · right end: all alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Agree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Disagree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Unsure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Your finding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Remarks, no names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Remarks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Sign and make report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Record again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Open report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Show folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Next infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Signed by {reader}, {moment}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Report saved as {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Make report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Sign in at the top right to sign this result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Say what you find yourself before you sign.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Signs in the name of {code}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Files and folders can also be dropped anywhere on this window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Nothing to listen to yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Bring recordings of your own, or take the tour with made-up cries.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Open recordings…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Files or folders, any phone format</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Try with example cries</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Synthetic, clearly marked, removed with the store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Promotion gate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Save report…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>One page as PDF: the verdict, all thirteen points and their figures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Nothing was looked at yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Opens it in Label, to be heard and read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>{change} (label: {label})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>and {n} more, all in cryapp models gate --json</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Show the recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Hide the recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Show the figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Hide the figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/history.py" />
      <source>History of this recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/history.py" />
      <source>Taken back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Change the record of this infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Nothing is known about this infant yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Cord pH · BD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Age</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Which infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Pseudonym, e.g. I-0187</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Search by pseudonym</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Screen this infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Add an infant…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>No infant is called “{wanted}”. “Add an infant…” makes its record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>No infant yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>study pseudonym, never a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Born</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Type, or use the arrow keys on a part of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Add and go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Pseudonym</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Gestation weeks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Gestation days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Confirm &amp;&amp; next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Skip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Take the flag away (F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Flag for a second look (F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Sign in to answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>{model}: {answer} with probability {probability}.{own}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Skipped: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>no reason given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>No prediction for this recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source> It agrees with you.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source> It does not agree with you.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>What has been labelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Train…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Look at what would be learnt, then decide (Ctrl+T). Nothing starts at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Pre-train…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Learn from recordings without labels; needs no labels at all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Locked for testing: {infants}, never used to learn. Pool for pre-training: {recordings} of {pool_infants} ({pool_hours} h).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>not learnt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>{every} to learn from, and {locked} more that are locked for testing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>The pool has grown by {grown} since the encoder was trained.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>settled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>settled: {answer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>To settle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Which kind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>All kinds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Disagreements</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Repeats that differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Labels that are perhaps wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Settled ones too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>What is to be settled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Nothing is to be settled. Recordings come here when two readers answered them differently; deal a set with a share to be read twice to measure how far readers agree.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>{n} open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/message_strip.py" />
      <source>Details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/message_strip.py" />
      <source> ({times} times)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/message_strip.py" />
      <source>{others} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>What was scored is kept; the rest can follow later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>{name} scores the recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>{done} of {total} recordings scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Show the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>No model yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Go on labelling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Ready to train a model for {task}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Train… shows what would be learnt and how long it takes before anything starts. The result is a candidate: it answers nothing until a person puts it in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>No model for {task} yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>e.g. monitor alarm at 5 s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>not saved yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>Ctrl+Enter saves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/overview.py" />
      <source>Overview of the whole recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>not now: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Command palette</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>What do you want to do? Type a few letters, or an infant or a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Search actions, infants and recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Not now: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>↑ ↓ choose · Enter does it · Esc closes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Nothing is called so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>Recording quality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>Recording quality: good enough</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>Recording quality: not enough</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>{value}, needs {needed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Record the cry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Hold the microphone 10 to 20 cm from the infant's mouth and record until it has cried for about ten seconds. Other voices and alarms make the answer less certain.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Microphone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Stop and check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Choose a file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>No microphone was found. Connect one, or choose a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>{name} was not finished; what was recorded is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Use it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Waiting for the microphone…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Too loud: the peaks are cut off. Move the microphone further away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Nothing is heard. Move the microphone closer, or check that it is switched on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Ends by itself in {seconds} s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Recording. It is written to the disk as it comes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>too short</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>too long</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>clipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>silent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>very quiet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>narrow band</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>damaged samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>ends early</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>quality good</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>bandwidth {width} kHz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>{n} channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>{hours} h after birth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>encoder, no labels used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>candidate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>was in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>rolled back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>damaged: it cannot be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>No model yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>{id} · made {moment}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>Interrupted {moment}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>can go on from its checkpoint.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>Resume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>measured on {population}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>today {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>Where the evidence lies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>, dashed line at {threshold}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>below: probability over time{line}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>ROC on locked infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>1 − specificity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>sensitivity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>Operating point {threshold}, fixed on calibration infants: finds {found} ({span}), false alarms {false}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>Nothing to draw: it was not measured on locked infants.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>- - {name}, in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>● operating point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Log of the run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Stop early, keep the best</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Ends this stage now, keeps its best epoch and goes on to measuring it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Cancel, discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Ends the run and throws it away. Labels and models stay as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source> · stage {k} of {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Labelling can go on meanwhile; it is not disturbed by this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Cancelling…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Pre-training, no labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Training on labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>— training</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>- - validation infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>● best</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>validation AUC {auc}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>the first epoch is under way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>choose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Another infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Screen a newborn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Go to Models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>{task} cannot be screened for yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>Earlier screenings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>None yet. Each result is kept here with who made it and who signed it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>signed by {reader}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>not signed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_lanes.py" />
      <source>Segments of each reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_lanes.py" />
      <source>{n} places differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>How it is heard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>turns pages with the sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>runs past the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>stays where it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Louder than recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Listen with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>While playing, the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Keep the pitch at other speeds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Otherwise the pitch turns with the speed, as on a tape.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>As at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>the system's own ({name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>the system's own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>the one chosen before (not connected)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>How the sound is drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>1/{part} of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Each frequency against its own recent loudness: a fan fades, a cry stands out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Linear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Dynamic range</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Brightness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Up to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_probability.py" />
      <source>Probability over time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_probability.py" />
      <source>Probability over time, {model}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/spectrogram.py" />
      <source>Spectrogram</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/spectrogram.py" />
      <source>Choose a recording on the left to see and hear it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>F1 keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>Every key on one sheet (F1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>Saved {time}  ·</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>No model in use yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source> since {day}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>Model “{name}” in use{since}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>{time} left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>{n} more running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/tone_bar.py" />
      <source>Contrast: which levels the colours span</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/tone_bar.py" />
      <source>Drag the ends or the middle to change the contrast. Double click: as at first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Task</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>What is asked of every recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Blind reading on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Predictions and other readers stay hidden until your own label is saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Blind reading off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Reader {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Sign in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Signed in{role}. Press to change the reader.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Say who is reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Loop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>How it is heard: louder, loudspeaker, pitch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play or pause (Space)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play the selection (Tab)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play the selection: drag over the sound first (Tab)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Begin again at the end (L)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/waveform.py" />
      <source>Waveform</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>Why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>State</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>Infant · running number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>Why it stands here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>Hours since birth at recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>skipped: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>skipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>Locked for testing: never used to learn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>Flagged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>as imported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>by infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>uncertain first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>random order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>by time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>by length</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>labelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>flagged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Worklist</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Order of the worklist</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Search infant, file, note…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Which recordings are listed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Predictions are new: put the list in order again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Nothing here. Choose “all” or clear the search.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>{labelled} of {recordings} recordings · {infants_labelled} of {infants} infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>{skipped} skipped, {flagged} flagged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>This is the last recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>This is the first recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Everything in this list has an answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader agrees with the result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader disagrees with the result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader is unsure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The report cannot be written to {folder}: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The result and its signature are saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Make room or ask for write access there, then press “Make report”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>CryApp screening {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>: spectrogram above, probability over time below, dashed line where the answer changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>: spectrogram</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source> (needs {needed})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader's finding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Not signed yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Signed by {reader} on {moment}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Package</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>In use since</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>AUC on {n} locked infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>{research_use} Made by {reader} with CryApp {version}; printed {now}. Page 1 of 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>born {moment}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>{hours} h after birth when recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>gestation {weeks}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>SYNTHETIC, not a real infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Rule: {answer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Go to the next matter without a ruling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Previous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Next difference of the segments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Selects the next stretch that was not marked alike; Tab plays it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Previous difference of the segments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Write the reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Opens the recording in Label to be read or marked again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Infant's page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>All recordings of this infant from birth on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Labels against cross-validated predictions…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Lists labels that the predictions in a table (CSV) contradict</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Compute agreement again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Stop computing agreement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Export agreement…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Writes every figure with its interval as a table (CSV)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Sign in to see how far readers agree.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Export agreement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Table (*.csv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>{n} figures were written to {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Figures by pair and by class are for adjudicators and the study lead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Krippendorff's alpha</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Fleiss' kappa</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Same answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>No two readers have answered the same recording yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Nothing was read twice yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>There are no silent repeats yet: deal a set with a share to be repeated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>No recording was marked by two readers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Compute again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Compute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Labels have changed since.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Computing agreement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>The classes stand in order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Being two classes apart then counts as more than one apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>n</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>same answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>All readers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>figure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Pairs of readers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>reader</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>and</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>both read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Cohen's kappa</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>shared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>alpha against the rest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Readers against themselves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>repeats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>kappa with themself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Segments by pair and class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>readers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>marked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>mean overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>F1 by edges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>F1 by overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>kappa over time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_session.py" />
      <source>ruling “{what}” on {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>another answer the second time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>the model is sure of another class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>First reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Second reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Third reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Fourth reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>heard again, it is clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>the guide says so</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>another sound, not the infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>too noisy to tell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>slip of the hand</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Reading {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{label}; the model: {believed} {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{counts} segments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>1 segment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{n} segments</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>no answer any more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>blind</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>with the model's answer on the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>the segments of the {reading}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{who} ruled: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Who is reviewing?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Sign in as an adjudicator to see what readers disagree about.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{code} is signed in as {role}. Only an adjudicator sees what other readers answered, so that everybody else keeps reading blind. Ask an adjudicator, or sign in as one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>This is for an adjudicator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Play or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Play selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Stop, then clear selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Slower</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Faster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Softer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>How it is heard…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Zoom in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Zoom out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Zoom to selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Show all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Back to the view before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Step back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Step on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Page back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Page on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>To the beginning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>To the end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Sink steady noise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>How the sound is drawn…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Clear selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/notices.py" />
      <source>This recording cannot be drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/notices.py" />
      <source>Its labels are safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/notices.py" />
      <source>The details are in the log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/selection_meter.py" />
      <source>{duration} selected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/selection_meter.py" />
      <source>peak {hz} Hz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/selection_meter.py" />
      <source>mean {hz} Hz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound/ticks.py" />
      <source>{start} – {stop} of {whole}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Recordings (*.wav *.flac *.mp3 *.ogg *.opus *.caf *.3gp *.m4a *.aac *.amr *.webm);;All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Discarded. Nothing was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Choose a recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>{name} cannot be used: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>It is left where it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Sign in first: a result belongs to a person.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>prediction hidden until you answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>probability over time, once you have answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>{playhead} of {whole}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>Overview · {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>Overview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>Zoom to the selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/undo.py" />
      <source>Undone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/undo.py" />
      <source>Done again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/widgets/class_row.py" />
      <source>{name}, key {key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Go to {room}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add recordings to the store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Open folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add every recording in a folder and the folders in it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Import table…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add recordings with what a table (CSV) says about them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add made-up cries, clearly marked as synthetic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Export labels…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Write the labels with their history as a table (CSV) that names nobody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Back up now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Copy the store and check the copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Sign in…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Choose or add the reader</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Settings…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Retrain…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Look at what would be learnt, then decide; nothing starts at once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Find an action…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Every action, infant and recording by a few letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Every key on one sheet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Show the log folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Open recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Recordings ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Open a folder of recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Choose a table that stands beside its recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Tables ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Export labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>{events} written to {out}, with keyed ids, shifted dates and without notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>label event</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>label events</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Backed up to {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/words.py" />
      <source>{day}, {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/words.py" />
      <source>{weeks} w {days} d</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>Answer first: press a number, 0 for “I don't know”, or S to skip. N goes on without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>choose a recording first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>sign in first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Pre-train an encoder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Learn from recordings without labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Stop training early, keep the best</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Cancel training, discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Roll back to the model before…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>The run's end could not be recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>Agreement</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>Cross-validated predictions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>Tables (*.csv *.tsv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Begin a screening of another infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Record or stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Begin to record, or stop and check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Write the one-page PDF of the result in view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Checking {name} and asking the model…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source> · put in use {day} by {reader}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Model “{name}” · {card}{promoted}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Result {number}. {research_use}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Cry presence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Is there a cry?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Listen to the whole recording once before answering. A cry is a rhythmic run of loud, voiced breaths out with short
breaths in between. One clear cry of about a second is enough for "Cry", even if the rest is silence or noise.

Coughing, sneezing, grunting, cooing and babbling alone are not crying. An older child or an adult crying in the
background is not this infant's cry.

If you cannot tell, press 0. That is a useful answer; a guess is not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Cry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>At least one clear cry of this infant, of whatever cause: hunger, pain, tiredness or none you can name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>No cry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>The sound is good enough to judge, and this infant does not cry: quiet, breathing, babble, voices, ward noise.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Unusable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Nobody could judge it: no sound, only handling noise, or another infant over this one. Never used for training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Cry units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Which part of the cry is this?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Mark each unit from where its sound begins to where it ends, to about a hundredth of a second; leave the silence
between units to "Pause". A unit that changes its character (a cry that turns hoarse) is cut where it changes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Expiration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>The voiced breath out: clear harmonics, mostly 350 to 600 Hz, half a second to two seconds long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Inspiration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>The short breath in between two cries: higher, thinner, a tenth to a third of a second.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>No sound of this infant between two units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Hyperphonation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>A breath out whose pitch leaps above 1000 Hz, like a whistle or a shriek.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Dysphonation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>A hoarse, noisy breath out whose harmonics are blurred or broken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Other voice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>An adult, another infant, a radio.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Alarm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>A monitor, a pump, a telephone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Neurological injury</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Does this infant have a neurological injury?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>The answer is about the infant and holds for all of its recordings. Give it from the neurological examination and the
record, never from the cry. Use the examination nearest in time to the recordings and enter when it took place, since
signs change within hours.

Stage by Sarnat: mild (1) is hyperalert with normal or raised tone; moderate (2) is lethargic with low tone, weak
suck or seizures; severe (3) is stupor, flaccid, absent reflexes.

Until the examination has been done, leave the infant waiting or press 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Examined, and neurologically normal at the examination and at discharge.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Time of the examination</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Suspected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Signs or risk factors, not yet confirmed or ruled out. Kept for follow-up, never used for training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Sarnat stage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>mild</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>moderate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>severe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Confirmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Encephalopathy or injury confirmed by examination, EEG or imaging.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Cry trigger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>What set off the cry?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Answer from what was known at the bedside (heel prick, time since the last feed, nappy, handling), not from the sound
alone: parents' and staff's guesses from sound are no better than chance. If the record beside the sound does not say
what happened, answer "Unsure".

If two causes were present, choose the one that began just before the cry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>A painful procedure or event in the minute before: heel prick, injection, line, adhesive, known painful condition.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Hunger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>A feed was due or late, rooting or sucking was seen, and the cry settled with feeding.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Discomfort</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Handling, undressing, a wet or soiled nappy, cold, bright light, position; settled when it was put right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>A known cause that is none of these, such as tiredness or wanting to be held. Write it in the note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Nothing beside the sound says what set it off. Never used for training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/agreement.py" />
      <source>nothing was read by two readers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/agreement.py" />
      <source>every answer is the same class: chance alone would agree as well</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/agreement.py" />
      <source>not every unit was read by the same number of readers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>rather sure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>unsure, ask someone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>other voices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>too noisy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>not an infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/doubt.py" />
      <source>unlike anything it learnt from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/doubt.py" />
      <source>too close to call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Too short to judge (under half a second).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Longer than 24 hours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Clipped: the loudest parts are cut off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Silent: nothing was recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Very quiet: background noise may hide the cry.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Narrow band: nothing above 4 kHz, as on a telephone line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Damaged samples were replaced by silence.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>The file ends early; what could be read was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement.py" />
      <source>{units} of {twice}, each read by {n_readings}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_draws.py" />
      <source>everything read twice is of one infant: no interval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_draws.py" />
      <source>in most draws of infants the figure does not exist: no interval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>nobody gave it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>This reader is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Sign in again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Figures by pair of readers are for adjudicators and the study lead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Your own labels are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Ask an adjudicator or the study lead to look at them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>most uncertain first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>shortest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>by time of recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>The reading set has no name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Nothing was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Give it one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>There is nothing to read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Choose other recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>a reading set vanished inside its own read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>A reading set needs readers that are in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Choose readers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>To be read twice, a set needs {readings_of_shared} readers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Add a reader, or share nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Segments cannot be repeated in silence: the first ones would be on the screen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Set the share of repeats to 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>This task is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Choose a task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/backup.py" />
      <source>{name} is not named as a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/backup.py" />
      <source>while working</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>The package of {name} is damaged: it answers nobody.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>A file is missing or was changed since the model was made. Nothing saved is lost. Roll back or promote another model, or restore its folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>{name} is the model in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>{name} is the first model for this task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>There is not enough evidence to tell {name} from {name_2}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>, but it fails {_numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>{name} is {verdict} than {name_2}{but}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>It was not measured on locked infants.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>Measured on {n_infants} locked infants ({n_recordings} recordings): AUC {text}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>Keep the model in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>point {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>points {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing_points.py" />
      <source>The run's snapshot is no longer there, so it cannot be looked up again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/comparing_points.py" />
      <source>{name} was not measured so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>Nothing was measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>No labelled recording of {name} could be scored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>; the first: {path}: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>Check --audio-root and --map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>The folder {audio_root} is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>Check --audio-root.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>The label “{text}” is no class of {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>Say what it means with --classes; the model knows {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>(no infant) {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>The recordings that could be scored are all of one class, so nothing can be told apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>Label recordings of both.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>read off the ROC curve of these recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>95 %, {N_DRAWS} bootstrap draws of infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>The recordings that could be scored are all of one class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/evaluating.py" />
      <source>Label more classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/examples.py" />
      <source>The example cries cannot be written to {folder}: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/examples.py" />
      <source>Your recordings and labels are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/examples.py" />
      <source>Free some space on that disk, then try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>An export that may name somebody needs a person and a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>Nothing was written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>Say who asks for it and why, or export without names and notes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>The export {out} cannot be written: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>A file of that name that was there before is unchanged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>Choose another folder, or free some space on this disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>0-4 weeks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>4-8 weeks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>2-6 months</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>7 months-2 years</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>over 2 years</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>needs burping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>belly pain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>cold or hot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>{reason} (parent's guess)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>donateacry {version}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_labels.py" />
      <source>Nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_labels.py" />
      <source>The label “{text}” in column “{column}” is no class of {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_labels.py" />
      <source>Say what it means; the classes are {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>{_count} of {_count_2} added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>No recording added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>{duplicates} {value} already there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>{refused} refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>It is not said which column of {name} holds the file names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Map “{PATH}” to one of: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Labels need a reader.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Sign in, or name the annotator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Check the name; is the disk connected?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>the selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>There are no sound files in {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Choose another folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/infant_page.py" />
      <source>This infant is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/infant_page.py" />
      <source>Choose another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>The import stopped: {happened}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>{kept} {value} imported before that are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>{todo} Then import the same files again: it goes on where it stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>{anonymous} {value} no infant: each counts as an infant of its own. If some are of one infant, results measured on them look better than they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>recording has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>recordings have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>The folder {shown} is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>Connect its disk again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/intake_batch.py" />
      <source>It is there as a recording of {infant_code}, which was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>There is no model {model_id} for “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Choose a model of this task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>The card of {name} says nothing of single recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Train a model here, or give a file of cross-validated predictions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Line {line} of {name} is no prediction.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Each line names a recording once, with a probability from 0 to 1 for every class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>No label of the table was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Name the annotator who gave them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>before labels from a table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The table contradicts itself: {other_path} says “{other}”, {path} says “{class_key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Keep one answer for each infant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Keep one row for each file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>{candidates} recordings are called {name}, and the table does not say which.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Give more of the path in the table, such as folder/file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>There is no task “{key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The tasks here are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The task “{name}” is answered for parts of a recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The label “{label}” is not among the classes given ({join}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Say which class it stands for, or correct the table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>A skip needs a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Nothing was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Choose one of the reasons, or “other”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>This cannot be taken back: it was made by another reader.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>This recording is no longer in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>“{said}” is no degree of certainty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>There are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>The task “{name}” has no class “{class_key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Its classes are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>The task “{name}” is answered for parts of a recording, not for the whole.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>The task “{name}” is answered with a class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Choose one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>This recording is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Imported as {file_name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>don't know</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Label cleared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Skipped: {get}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Flag removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Note: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Note removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>All segments marked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Read again: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>Adjudicated: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>{said}, prediction visible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>an earlier step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/measuring.py" />
      <source>The settings of cry measurements were written by a newer version of CryApp.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/measuring.py" />
      <source>They are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/measuring.py" />
      <source>Measure with that version, or set them anew in this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>The model in use stays as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>none yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>There is no model “{model_id}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>The models are: {there}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Models of several tasks are in use: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>No model is in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Name the task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{name} is an encoder: it answers no question that could be compared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{name} is an encoder; it cannot predict.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Train a model from it first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{name} is in use already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>before promotion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Another window has changed the model in use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Look again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>No other model was in use before.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Train a new one, or promote another candidate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>before rollback</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{value} is not a candidate, so it cannot be rejected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Nothing changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>A reason is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Say in a few words why: it is kept in the audit trail.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/packages.py" />
      <source>The package of {name} is not what was registered: a file is missing or was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/packages.py" />
      <source>The model in use stays as it is; nothing was deleted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/packages.py" />
      <source>Restore the folder {package_path} from a copy of it, if there is one, or train again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Gestational age must be between 20 and 45 weeks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Birth weight must be between 200 and 8000 g</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>An Apgar score is between 0 and 10</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Cord pH must be between 6.3 and 7.8</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Base deficit must be between −20 and 40 mmol/L</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Choose or add an infant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>an infant vanished inside its own transaction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>The code of the {whose} is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Enter a code, such as R-07.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>The code of the {whose} is too long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Use a pseudonym of at most {CODE_LENGTH} characters, never a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Sex must be female, male or unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Time of birth needs a date, a time and a time zone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Correct the value, or leave it empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/precision.py" />
      <source>Not run on this computer yet: how fast is measured at the first use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>readers disagree about no more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>no model is in use for this task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>the model in use has not placed these recordings yet: score them again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>fewer than two versions of the model have scored the others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>the others have not been scored yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>there are no more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>This mix is not possible: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>The mix stays as it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>Change a share.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>{sentence}: {found} of {wanted}, {why_few}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>This is not yours to read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>Take the next one of your own set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>This reading set is closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>Choose another set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>This reading set is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>{column} “{text}” was left out: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not an ISO date such as 2026-03-01T14:05</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not a year of this time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>a week has days 0 to 6</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>gestation must be between 20 and 45 weeks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not between {low} and {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>a birth weight is between 200 and 8000 g</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>an Apgar score is a whole number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not one of f, m, u</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>This recording has no working copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>Import the original file again to bring its sound back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>“{name}” is about segments.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Choose whose segments hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>“{name}” is not about segments.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Choose a class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>{reader} has not read this recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Choose who has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>You gave one of these answers yourself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Let another adjudicator settle it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Only an adjudicator sees other readers' answers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Ask an adjudicator to look at it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>You have still to read this one yourself, blind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Nothing was shown or saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Answer it in your reading set first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>for {task_key}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>No model is in use{of_task}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Train one and promote it, or name a model (cryapp models list).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Several models are in use: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Name one, or its task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>There are no sound files in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Nothing was scored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Research use, not a diagnosis.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>No model is in use for {name} yet. Train one in Models, look at how well it does, and promote it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} has no class to screen for: it tells several classes apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} is in use, but its package is damaged: a file is missing or was changed. Nothing saved is lost. Roll back or promote another model in Models, or restore the folder {package_path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>A finding is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Nothing was signed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Choose agree, disagree or unsure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>The remarks are longer than {MAX_REMARKS} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Shorten them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>This screening is not in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} cannot be screened: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Nothing was stored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Record again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} is in the store already, as a recording of infant {infant_code}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Choose that infant, or another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at least {MIN_DURATION_S} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>Sound activity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at least {MIN_ACTIVITY_S} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at most {MAX_CLIPPED_SHARE}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>peak of at least {MIN_PEAK_DB} dB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at least {MIN_BANDWIDTH_HZ} kHz</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Record again: the quality is insufficient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Refer for examination</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>No concern from this cry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>There is a cry in this recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>No cry was found in this recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>neurological injury</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>“{_positive_name}” is {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>not suspected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model gives “{name}” a probability of {probability}; from {threshold} on it counts as positive.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>{told} How often that is right was not measured, because too few locked infants are labelled: do not rely on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>recordings with “{name}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>other recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>rightly passed over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model does not know sounds like this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Too close to call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Of sounds like those it learnt from, at most {rate} are called unlike.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>This recording is unlike anything the model learnt from; the probability of {probability} it gives “{name}” means nothing here.{promise} Another device, a strange noise or another voice may be why: record again, or judge without the model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model gives “{name}” a probability of {probability}. From {low} to {high} either answer would be wrong too often; outside, at most {target_error} of “{name}” and of the others are answered wrongly. Record once more, or judge without the model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>{lower} {value} (needed: {needed})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model was not asked, since its answer would not be worth much: {listed}. Hold the device 10 to 30 cm from the mouth, wait for a cry of some seconds, and keep others quiet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>How many {of} are {verb} was not measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>With this threshold {value} of {of} were {verb} (95 % interval {low} to {high}; {n_recordings} recordings of {n_infants} locked infants).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_agreement.py" />
      <source>neither reader marked this class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>The recording ends at {duration_s} s; a segment cannot reach to {end_s} s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>Draw it inside the recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>The task “{name}” is answered for a whole recording, not for parts of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>This segment is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>Look at the recording again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>This segment was made by another reader.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>These segments belong to several recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>There is no format “{named}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>The formats are: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>The name {name} does not tell which program the labels are of.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Say which: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>An export that may name somebody needs a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Say why, or export without notes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{notes}, which may name people</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{name} has labels that are no classes of “{name_2}”: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Say what they mean; the classes are {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{segments} after the recording's end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>what {segment_hass} beyond the recording's end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{name} is too large for a file of labels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{path} cannot be read: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Choose another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>The segments cannot be written to {out}: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>line breaks and tabs in {notes}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>Line {line_number} of {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>{where}: frequencies without a label.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>Check the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>{where} is no label: it has no start and end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>Export the label track again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>further columns in {lines}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>the one frequency of {labels} that are open to one side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>{file} is no text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>Choose a file of labels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>{where}: “{strip}” is no number that can stand there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>{where}: an end lies before its start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Begin Time (s)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>End Time (s)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Low Freq (Hz)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>High Freq (Hz)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Begin File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>File Offset (s)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Spectrogram 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Waveform 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} is no selection table: it has no “{BEGIN}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Save it from Raven again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Selection {get} of {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>the columns {join}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{rows} of other files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>the channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} has no column “{wanted}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Its columns are: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} does not say which column has the labels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} is about several files and has no column “{OFFSET}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Add that column in Raven.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>row {at}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>item []:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>the frequencies of {boxs}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>{file} breaks off or is no TextGrid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>Save it from Praat again, as a text file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>that the intervals lay in the tiers {join}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>intervals [{at}]:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>points [{at}]:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>item [{number_}]:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>A cut has to lie inside the segment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Click between its edges.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Merging takes at least two segments.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Select more of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>There is no room for the copy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Paste it nearer to the start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>This cannot be taken back: its segments were changed since.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Take back the later changes first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/selecting.py" />
      <source>{recording_ids} recordings are too many for one act.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/selecting.py" />
      <source>Nothing was done.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/selecting.py" />
      <source>Select {MOST} at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>You gave one of these answers yourself: let another adjudicator settle it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>There is no such reading.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>Choose one of those shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>No model is in use, so no label can be held against one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/shipped_models.py" />
      <source>The model that comes with CryApp could not be copied into {parent}: its disk takes no more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/shipped_models.py" />
      <source>Everything else works, and nothing saved is touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/shipped_models.py" />
      <source>Free some space on this disk and open CryApp again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>Labels and models are as they were.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>There is too little to learn from yet. {join}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>{out} cannot be written: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>it gave no reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>The study failed: {last}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>See worker.log in its folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>The study was stopped before it had a result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>What was done is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>Go on by --resume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>{_rows} of {name} {_match} no file of this import: {_named}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>file has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>files have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>{n} {files} no row in {name}: {_named}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>and {listed} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>1 row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>{n} rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} has no column “{column}” (asked for as {wanted}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} cannot be read: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Save it again as CSV (UTF-8).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>{what} does not know “{left}”; it knows {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>{what} names “{left}” twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} is larger than 256 MB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Divide it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {path} cannot be read: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Check its place and rights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>{name} is a spreadsheet workbook, not a CSV table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Save it as CSV first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>The training part of CryApp is not installed (it needs {join}). Labelling and screening work without it. To add it, type: pip install "cryapp[train]"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>{name} is a task that does not train a model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>“{_name}”: {_free} of {MIN_INFANTS_PER_CLASS} infants who are not locked for testing have this label. Label recordings of more infants.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>“{_name}” is left out: only {_free} of {MIN_INFANTS_PER_CLASS} infants have this label.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>No locked infant of some class is labelled: the model cannot be measured fairly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>Only {fewest} locked {value} of the rarer class: intervals will be wide. With {ENOUGH_LOCKED_INFANTS} or more a comparison can tell something.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>recording is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>recordings are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>{disagreements} {are} left out because readers disagree.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>{anonymous} {have} no infant: each counts as an infant of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>Resume the run; it goes on from its last checkpoint.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training is done; its end was noted late.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training ended, but its result cannot be used: {_reason}. {KEPT} Start it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training is done, but its model could not be stored: {_reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>Labels and models are as they were, and the result is kept in {run_folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>Free some space on that disk, then start CryApp again (or type cryapp runs list): it is taken in then.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} belongs to another run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} names no package</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} names a folder outside the run's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>the package is of another kind than was asked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>the package is for another task</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training was cancelled. {KEPT}{encoder}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training was interrupted. {KEPT}{encoder} {RESUME}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>most often because memory ran out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>signal {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The learning program was ended by the system ({why}). {KEPT}{encoder} {RESUME}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The learning program failed (exit code {exit_code}). {KEPT}{encoder} Start it again; if it fails again, its log is in {run_folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The encoder that was learnt first is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training was stopped early; the best so far was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{begun}{name} is ready: train a model from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>no locked infant has a label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{begun}{name} is ready as a candidate. It could not be measured: {rstrip}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{begun}{name} is ready as a candidate: AUC {text} on {n_infants} locked infants ({n_recordings} recordings). Compare it, then promote or reject it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Nothing is asked for: neither an encoder nor a task.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The run {run_id} is {replace}; it cannot be resumed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The folder of the run {run_id} is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Start a new training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The run {run_id} is going on in another window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>There is no run “{run_id}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Another window has just started a training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>There are recordings of {infants} infants who are not locked for testing; pre-training needs at least {MIN_POOL_INFANTS}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Import recordings of more infants.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>There is no model “{encoder_id}” to start from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>See cryapp models list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>A training is going on already (run {id}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Wait until it is done, or cancel it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The disk has only {free} GB left; training needs at least {MIN_FREE_BYTES} GB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Free some space, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The training could not be prepared in {folder}: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Check that disk, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/training_wait.py" />
      <source>{kind} begins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>A view needs a name of 1 to {LONGEST_NAME} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>Give it another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>This view is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>The list stays as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>The view “{name}” asks for something this program does not know.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>Make the view anew, or use the newer program that made it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>This view is another reader's.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>Nothing was removed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/walking.py" />
      <source>There is no such file or folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/walking.py" />
      <source>The folder cannot be read: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>The learning program cannot be started: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>Install CryApp again with its training part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>worker stdout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>worker stderr</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>The learning program has said nothing for {minutes} min. It may hang: Cancel ends it safely.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/containers.py" />
      <source>WAV, FLAC, MP3, Ogg, Opus, CAF, 3GP, M4A, AAC, AMR, AIFF, AU or WebM</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file holds no sound: not one sample could be read from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file is empty (0 bytes).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>This is not a kind of sound file CryApp reads ({READABLE}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The {name} file cannot be opened: {faults}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>This is not a file but a folder or a device.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>You are not allowed to read this file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>its name holds a forbidden character</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file cannot be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>Its header claims {rate} samples a second, which no recording of a cry has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>Its header claims no channel at all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>It has {channels} channels; CryApp reads at most {MAX_CHANNELS}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>It is longer than 24 hours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>Cut it into parts of a day or less and import those.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode_pyav.py" />
      <source>its header is damaged or cut off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode_pyav.py" />
      <source>there is no sound in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode_pyav.py" />
      <source>its kind of compression is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode_soundfile.py" />
      <source>it is damaged after {n_read} s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode_soundfile.py" />
      <source>lacks an end-of-stream bit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/decode_soundfile.py" />
      <source>its header is damaged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/ingest.py" />
      <source>The file changed or went away while it was read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/ingest.py" />
      <source>The working copy has {copy_rate_hz} Hz instead of {sample_rate_hz} Hz.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/ingest.py" />
      <source>The file cannot be read: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>The sound of this recording is missing ({name}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>Import the original file again to bring it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>The sound of this recording is damaged ({name}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>Import the original file again to replace it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>The decoder crashed on this file; it is damaged, or made to do harm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>Decoding it would need too much memory; it is damaged, or made to do harm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>CryApp could not decode it, by a fault of its own that is in the log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>Decoding it did not come to an end; it is damaged, or made to do harm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>The decoder could not be started for this file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault.py" />
      <source>The working copy of this recording is {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault.py" />
      <source>Its labels and its place in the list are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault.py" />
      <source>Import the original file again; the copy is then made anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies is full.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies is full (your quota is used up).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies takes no file of this size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies cannot be written to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>You are not allowed to write to the folder of the working copies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The folder of the working copies is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies fails: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>Everything imported before is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>Free some space, or keep the store on another disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/voice.py" />
      <source>To PointProcess (cc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/voice.py" />
      <source>Get jitter (local)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/audio/voice.py" />
      <source>Get shimmer (local)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>This store is on a server, so CryApp does not make its backups.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>Ask the person who keeps the server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>No backup could be made in {folder}: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>The store itself and all earlier backups are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>Free some space on this disk or check that the folder may be written to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>the copy is not sound ({found})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/chain.py" />
      <source>it does not follow row {previous_id}: rows between were altered or removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/chain.py" />
      <source>its content was altered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/chain.py" />
      <source>rows after it were removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>The store {path} may only be read, so nothing could be saved in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>Ask for write access to the file and its folder, or choose another store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>before upgrade</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>A share of {share} locked infants is not possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>The store was not made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>Choose a share between 0 and 0.9.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Everything saved before is kept; this last step was not saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Every backup in the folder “backups” beside it can be opened in its place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>disk is full</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The disk is full, so {store} could not be written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Free some space on this disk and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>readonly database</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} may only be read, so nothing can be saved in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>database is locked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} is busy: another program has been writing to it for a while.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Wait a moment and try again, or close the other program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>not a database</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} is damaged or is not a CryApp store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The file was left as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Close CryApp and keep a copy of the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>disk I/O error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The disk refused to read or write {store}: it may be full, unplugged or failing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Check the disk and its free space, then try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>unable to open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} cannot be opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Check that its folder exists, is plugged in and may be written to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The store {store}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The store {path} was made by a newer version of CryApp (layout {revision}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>It was not touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Update CryApp on this computer, or open another store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>This version of CryApp cannot keep its store on a server ({kind}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Use a folder or a file as the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The file {path} is a database, but not a CryApp store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Choose another file or folder for the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The store {path} is no longer where it was: its folder was moved, removed or unplugged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>This last step was not saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Put the folder back or plug the disk in, then close CryApp and open it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/meta.py" />
      <source>the store has no locked share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/note_index.py" />
      <source>CREATE TRIGGER note_text_is_indexed AFTER INSERT ON note_text BEGIN INSERT INTO note_search (rowid, text) VALUES (new.id, new.text); END</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/note_index.py" />
      <source>CREATE TRIGGER note_text_is_forgotten AFTER DELETE ON note_text BEGIN INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', old.id, old.text); END</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/schema.py" />
      <source>not a CryApp store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/segment_undo.py" />
      <source>no batch {batch} of this reader</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by file name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by hours since birth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>not scored yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>less uncertain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>is not valid JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>holds no JSON object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>has format {get}, this program reads {CARD_FORMAT}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>is incomplete or wrong ({__name__}: {error})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>describes a {kind}, neither a classifier nor an encoder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>asks for sound at {sample_rate_hz} Hz, this program gives {SAMPLE_RATE_HZ}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>names no task</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>names fewer than two classes, or one twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>names positive classes that are not some of its classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>has {bias} calibration biases for {n_classes} classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>gives {raw} for {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>has no {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/engine.py" />
      <source>The recording holds no sound, so there is nothing to score.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>it gives other answers than when it was made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} is no network this program can run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} has other inputs or outputs than a model of CryApp</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} cannot be made ready to run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} cannot be run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>The package is left as it is, and no prediction was made with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>Use another model, or train this one again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>“{name}” is a pre-trained encoder, which answers no question.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>Train a model from it first, then use that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>it was asked for 8-bit weights, which it does not bring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} was changed after it was made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} holds no usable “{name}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>“{name}” in {GOLDEN_FILE} has the wrong shape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>“{name}” in {GOLDEN_FILE} holds values that are not numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} holds sounds that are too short for the model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} is far too large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>The model package “{name}” is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>its card was changed after the model was registered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>its card {fault}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{CARD_FILE} is missing or cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{CARD_FILE} is far too large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{CARD_FILE} is no text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>its card does not vouch for {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} is empty, far too large or no file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} is missing or cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} was changed or cut off after it was made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>The model “{name}” cannot be used: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>Runs in {precision} on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>Runs in {precision} on this computer, {_rounded} × real time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>{n_sounds} recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>test sounds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>{text}; f32 differs by at most {max} ({of}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>{text}; {join} would change answers too much ({of}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/score.py" />
      <source>The model “{name}” gives no number for this recording.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/score.py" />
      <source>The recording and its labels are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/scoring/score.py" />
      <source>Read it yourself, and report the recording's number to who trained the model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/crash.py" />
      <source>Something went wrong inside CryApp. Nothing saved is lost; the details are in the log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/desk.py" />
      <source>long jobs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/microphone.py" />
      <source>The microphone could not be opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/microphone.py" />
      <source>Nothing was recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/microphone.py" />
      <source>Close other programs that use it, check the system's permission for CryApp, or choose a file instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/ops.py" />
      <source>store writer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/ops.py" />
      <source>Something went wrong inside CryApp ({name}). Nothing saved is lost; the details are in the log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>No loudspeaker or headphones found. Connect one to listen; labelling works without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The computer's sound system was restarted while CryApp was open. Close CryApp and open it again to listen; labelling works without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The loudspeaker was disconnected, so playing stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The sound device refused to play.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>Look whether another program holds it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The loudspeaker stopped taking sound, so playing was stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>Look whether it is still connected, then play again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program has said nothing for {silent_s} minutes. Labels and models are safe. Wait, or cancel and start it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program could not be started: {errorString}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Check that the training part of CryApp is installed, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Labels and models are as they were; what was learnt up to the last checkpoint is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program was ended by the system, most often because memory ran out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Close other programs and resume the run, or choose a smaller preset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program ended unexpectedly (signal {value}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Resume the run; if it happens again, send the run's worker.log to whoever looks after CryApp.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The computer's sound system was restarted while CryApp was open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Close CryApp and open it again to record, or choose a file instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>No microphone was found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Connect one and try again, or choose a file instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The recording cannot be written to {folder}: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Make room or ask for write access there, then record again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The recording was ended after {LONGEST_S} minutes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The computer's sound system stopped; the recording was kept up to there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The microphone stopped; the recording was kept up to there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The recording stopped because the disk refused it: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>About {duration_s} s were kept as {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Make room on the disk, then record again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Scoring stops; what was scored is kept and the rest can follow next time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Scoring {done} of {total} recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>{_name} has scored {scored} recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Stopped: {scored} recordings are scored by {_name}; the rest can follow later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>{failed} could not be scored ({first_title}: {first_reason})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Scoring was stopped before it began.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Reading the recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Learning how cries sound, without labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Learning from your labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Calibrating on infants kept apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Measuring on the locked infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Writing the model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{get} begins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Starting the training program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{words} · epoch {epoch} of {epochs}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{spoken} left in this step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{infants} infants, {recordings} recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Running on {facts}, seed {get}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>validation loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>validation AUC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>, best so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Epoch {epoch} of {epochs}: {join}{best}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>under a minute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>about {minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>about {hours} h {rest} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>about {hours} h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Training writes a checkpoint and can be resumed next time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Stopping early: the best so far is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Cancelling: this run is discarded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Preparing the training data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>The settings could not be read ({strerror}); the usual ones are in force.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>the file was kept as {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>the file was left as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>The settings file is damaged; {kept} and the usual settings are in force.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>The settings could not be kept ({strerror}); they hold until CryApp is closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/paths.py" />
      <source>CryApp's resources are missing from this installation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/paths.py" />
      <source>The folder {folder} cannot be made: {strerror}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/paths.py" />
      <source>Choose another place with --store, or ask for write access to this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>weights hash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Not recorded: {missing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Data {data_hash}, code {code_version}, seed {seed}, settings and weights {weights_sha256} are recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{recordings} that sounds the same ({value})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{join} that the encoder it started from has heard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>On both sides: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{infants} learnt from, {n_test_infants} locked; none on both sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}. What {unknown_parents} learnt from is not recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}. Sounds that are almost the same were not searched for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}, not even as a copy that was cut, louder or coded again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>It was not measured what shuffled labels teach.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Learnt from shuffled labels, the AUC on locked infants is {permuted}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>; chance is 0.5.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>, which is not chance: the measuring itself leaks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Baselines were not measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC {value} against {value_2} of the best baseline ({_words})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{words}: not ahead of {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{words}: ahead, but against {names} it may be chance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Calibration was not measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Calibration error {ece}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>, Brier score {brier}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>; more than {MAX_ECE} misleads who reads the percentage.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>; against {other} Brier {delta_brier}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>, error {delta_ece}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}: worse.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}: a loss cannot be ruled out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>narrow (telephone)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Too small to judge (fewer than {MIN_POSITIVE_INFANTS} infants): {small}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>No group of infants is large enough to be judged.{rest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC by group: {join}.{rest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>No group was scored by both models.{rest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC drops by more than {value}: {said}.{rest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>It was not measured under noise, band limits and codecs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>On {n_recordings} of {n_all} locked recordings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC drops by more than {MAX_DROP}: {said}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{words} {flips} of {n_recordings}{_in_use}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>More than {MAX_FLIPPED} % of the decisions turn round: {said}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The greatest drop of AUC is {max} ({words}); at most {flips} of {n_recordings} decisions change ({words_2}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Under {as_fragile} the model in use loses as much.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>(in use {old})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>(in use −{value})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>There is no earlier decision that could change.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>No recording has a decision of both it and {other}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{flips} of {n} decisions on locked recordings change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>: {gained} become right, {flips} wrong. Listen to them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The package could not be verified.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Every file is what was registered, and its golden answers come out again ({precision}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{before} is kept; one click puts it back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Earlier models are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Nobody has promoted it yet: that needs a name and a reason.{back}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Promoted by {person} on {when}: “{reason}”.{back}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>They were never looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>They were looked at {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{n} times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The best of so many candidates looks better than it is: lock new infants before trusting small gains.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>not worse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>insufficient evidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>first model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>It can be made again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No infant and no sound on both sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Shuffled labels teach it nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>There is enough evidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Not worse than the model in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Better than guesses that hear no cry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Probabilities mean what they say</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No group of infants loses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>It stands level, band, noise and codec</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Decisions that change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>The package is sound on this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>A named person decides, and can take it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Times the locked infants were used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Nobody has looked at this yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>There is no other model in use to hold it against.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No locked recording was scored both by it and by {other}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>sensitivity at 80 % specificity {delta_sensitivity}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Against {other} on the same {n_infants} locked infants: {join}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{told} That is a loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>The gain is more than chance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>A loss that matters is ruled out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{told} A loss of more than {value} in AUC or {value_2} in sensitivity cannot be ruled out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No locked infant has a label, so nothing could be measured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Too few locked infants ({counts}); at least {MIN_INFANTS_PER_CLASS} of each are needed. Label locked infants too, then measure again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{width} wide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Locked infants: {counts}, but the interval of the AUC is {wide}; at most {MAX_AUC_WIDTH} is useful.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Locked infants: {counts}; the AUC's interval is {width} wide.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Two equally good models would be called “not worse” by AUC {power} % of the time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>({low} to {high})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{join} and {rest} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{join} and {shown}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/gate_measures.py" />
      <source>Not searched for copies: {happened}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name}: unknown field {unknown}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>task {key}: the order {order} is not one of the classes {classes}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} cannot be read: {strerror}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name}, line {number}: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} is not valid JSON: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} holds no JSON object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} has version {get}, this program reads {VERSION}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Your recordings and labels are untouched; no model was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>The training order cannot be read: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Start the training again from the app.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>There was not enough memory to train.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Close other programs, or choose a smaller preset, and resume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>The last checkpoint is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>The disk is full.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Free some space, then resume the training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>{where} is missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Check that the disk or folder is connected, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>{where} may not be read or written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Check the rights of that folder, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Check the disk, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>out of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>can't allocate memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>cannot allocate memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>failed to map segment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/run.py" />
      <source>The order is for {kind}, not for {kind_2}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/run.py" />
      <source>{kind} runs in one process.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/run.py" />
      <source>Start it without torchrun; only pretrain uses several.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>There are no labelled recordings of locked infants.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>Only {n_infants} locked infants have labels; at least {MIN_INFANTS} are needed for a figure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>Fewer than {MIN_POSITIVES_AND_NEGATIVES} recordings of locked infants are labelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>cpu, {n_threads} threads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>There is no device called {device}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>Choose auto, cpu or cuda.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>There is no precision called {precision}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>Choose auto, fp32 or bf16.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>This computer has no graphics card that can train.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>Choose the device auto or cpu.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>Left out: {sentence}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>Written: {out} (data_hash {digest})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>There is no folder {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>Give a folder with sounds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{name} holds no readable sound ({error}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{name} is only {duration_s} ms long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{name} is the same file as {recording}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{folder} holds no sound that can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>Give a folder with WAV, FLAC, Ogg or MP3 files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{group_from} is no regular expression ({error}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>Correct --group-from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{group_from} has no brackets, so it catches no group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>{rows} recordings, {minutes} minutes, {value} groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/general.py" />
      <source>, {labels} labels: {join}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>The order names no task to learn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>Too few calibration infants to fix a threshold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>An ordinal head needs the order of the classes of {name}, and the order names none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>Give the task's order, or take the softmax head.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Frozen embeddings: AUC {auc_before:.3f} before, {auc:.3f} now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Too few of the recordings hold usable sound.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Import more recordings, then start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>A loss of {chance} is chance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>There are only {rows} recordings of infants who are not locked for testing; pre-training needs at least {MIN_RECORDINGS}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>The shards in {folder} hold {strangers} infants whom the manifest does not name as free to learn from: they may be locked for testing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Pack the shards again from this manifest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>an earlier encoder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>An encoder answers no question; it is measured by what is fine-tuned from it.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
