<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>cryapp</name>
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
      <source>folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>folders</source>
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
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>infant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>infants</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>An import is already running; wait for it or stop it first.</source>
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
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>Answer first: press a number, 0 for “I don't know”, or S to skip. N goes on without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>The run's end could not be recorded.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
