<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>cryapp</name>
    <message>
      <location filename="cryapp/app.py" />
      <source>Label</source>
      <translation>Étiquetage</translation>
    </message>
    <message>
      <location filename="cryapp/app.py" />
      <source>Review</source>
      <translation>Révision</translation>
    </message>
    <message>
      <location filename="cryapp/app.py" />
      <source>Screen</source>
      <translation>Dépistage</translation>
    </message>
    <message>
      <location filename="cryapp/app.py" />
      <source>Models</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>sure</source>
      <translation>sûr</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>rather sure</source>
      <translation>plutôt sûr</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>unsure</source>
      <translation>incertain</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>waiting</source>
      <translation>en attente</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>labelled</source>
      <translation>étiquetés</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>skipped</source>
      <translation>passé</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue.py" />
      <source>skipped: {reason}</source>
      <translation>passé : {reason}</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>random control</source>
      <translation>témoin aléatoire</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>readers disagree</source>
      <translation>lecteurs en désaccord</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>few labels like it</source>
      <translation>peu d’étiquettes semblables</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>unlike anything labelled</source>
      <translation>différent de tout ce qui est étiqueté</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>uncertain</source>
      <translation>incertain</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>to fill the list</source>
      <translation>pour compléter la liste</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Drawn by chance from everything that waits. The control that keeps every figure honest.</source>
      <translation>Tiré au hasard parmi tout ce qui attend. Le témoin qui garde tous les chiffres honnêtes.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Other readers gave different answers, and nobody has ruled yet.</source>
      <translation>D’autres lecteurs ont donné des réponses différentes et personne n’a encore tranché.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Little has been labelled that is like it: its infant, or what the model takes it for. It is not said which.</source>
      <translation>Peu de choses semblables ont été étiquetées : son nourrisson, ou ce que le modèle y entend. On ne dit pas lequel.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>It sounds unlike anything labelled so far, and unlike the others chosen with it.</source>
      <translation>Il ne ressemble à rien de ce qui a été étiqueté, ni aux autres choisis avec lui.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>The model in use is unsure about it, so that your answer teaches it most.</source>
      <translation>Le modèle en service hésite : votre réponse est celle qui lui apprend le plus.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/queue_mix.py" />
      <source>Drawn by chance because another reason found too few. It is not counted as control.</source>
      <translation>Tiré au hasard parce qu’un autre motif n’en a pas trouvé assez. Ne compte pas comme témoin.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>“{name}” asks more than {n} questions.</source>
      <translation>« {name} » pose plus de {n} questions.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>“{name}” asks “{question}” twice.</source>
      <translation>« {name} » pose deux fois la question « {question} ».</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>The inner key {key} is used by two questions of “{name}”.</source>
      <translation>La clé interne {key} sert à deux questions de « {name} ».</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>A question of “{name}” needs words, {n} characters at most.</source>
      <translation>Une question de « {name} » n’a pas de texte, ou plus de {n} caractères.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>No question of “{name}” can be called “certainty”: every answer has that.</source>
      <translation>Aucune question de « {name} » ne peut s’appeler « certainty » : chaque réponse l’a déjà.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>“{key}” cannot be the inner key of a question.</source>
      <translation>« {key} » ne peut pas être la clé interne d’une question.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>“{question}” is asked in an unknown way: {kind}.</source>
      <translation>« {question} » est posée d’une façon inconnue : {kind}.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>“{question}” needs 2 to {n} grades to choose from.</source>
      <translation>« {question} » doit offrir de 2 à {n} degrés au choix.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>A grade of “{question}” needs a name, {n} characters at most.</source>
      <translation>Un degré de « {question} » n’a pas de nom, ou plus de {n} caractères.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_details.py" />
      <source>“{question}” has the grade “{grade}” twice.</source>
      <translation>« {question} » a deux fois le degré « {grade} ».</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The task needs a name of 1 to {n} characters.</source>
      <translation>La tâche demande un nom de 1 à {n} caractères.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>“{key}” cannot be a task's key: small letters, digits and _, a letter first.</source>
      <translation>« {key} » ne peut pas être la clé d’une tâche : minuscules, chiffres et _, une lettre d’abord.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The task has no question.</source>
      <translation>La tâche n’a pas de question.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The task has no class to answer with.</source>
      <translation>La tâche n’a pas de classe pour répondre.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>There are {n} classes, but only nine keys.</source>
      <translation>Il y a {n} classes, mais seulement neuf touches.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The class with key {key} needs a name of 1 to {n} characters.</source>
      <translation>La classe de touche {key} demande un nom de 1 à {n} caractères.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>“{key}” cannot be a class's key: small letters, digits and _, a letter first.</source>
      <translation>« {key} » ne peut pas être la clé d’une classe : minuscules, chiffres et _, une lettre d’abord.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>“{name}” needs a key from 1 to 9; 0 is always “I don't know”.</source>
      <translation>« {name} » demande une touche de 1 à 9 ; 0 est toujours « Je ne sais pas ».</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The colour of “{name}” must look like #E69F00.</source>
      <translation>La couleur de « {name} » doit s’écrire comme #E69F00.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>“{name}” has more than {n} example sounds.</source>
      <translation>« {name} » a plus de {n} exemples sonores.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>A task that trains a model needs two classes or more that are learnt.</source>
      <translation>Une tâche qui entraîne un modèle demande au moins deux classes apprises.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>Classes are either for and against, or one of several; the two cannot be mixed.</source>
      <translation>Les classes sont ou bien pour et contre, ou bien une parmi plusieurs ; on ne peut mêler les deux.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>Beside a class for there must be one against.</source>
      <translation>À côté d’une classe pour, il en faut une contre.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>Only one class can be the one that is looked for.</source>
      <translation>Une seule classe peut être celle qu’on cherche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>as imported</source>
      <translation>import</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>{title}: {why} Original: {path}</source>
      <translation>{title} : {why} Original : {path}</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>There are no recordings to check.</source>
      <translation>Il n’y a aucun enregistrement à vérifier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>recording</source>
      <translation>enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>recordings</source>
      <translation>enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>{recordings} compared with their checksums: all are whole.</source>
      <translation>{recordings} comparés à leur somme de contrôle : tous sont intacts.</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>{recordings} compared with their checksums; damaged or missing: {n}.</source>
      <translation>{recordings} comparés à leur somme de contrôle ; endommagés ou absents : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>Stopped; not reached: {n}.</source>
      <translation>Arrêté ; non atteints : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>Import these originals again, they are where they were: {n}. The copies are made anew.</source>
      <translation>Importez de nouveau ces originaux, ils sont là où ils étaient : {n}. Les copies sont alors refaites.</translation>
    </message>
    <message>
      <location filename="cryapp/services/checking.py" />
      <source>Originals that are not where they were: {n}. Look for them with “Find moved recordings”, or take them from a backup of your files. Labels are kept.</source>
      <translation>Originaux qui ne sont plus là où ils étaient : {n}. Cherchez-les avec « Trouver les enregistrements déplacés », ou reprenez-les d’une sauvegarde de vos fichiers. Les étiquettes sont gardées.</translation>
    </message>
    <message>
      <location filename="cryapp/services/labelling_many.py" />
      <source>None of the {recordings} can be heard.</source>
      <translation>Aucun des {recordings} ne peut être entendu.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>No. {n}</source>
      <translation>N° {n}</translation>
    </message>
    <message>
      <location filename="cryapp/services/relinking.py" />
      <source>{n} sounds are back.</source>
      <translation>{n} sons sont retrouvés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/relinking.py" />
      <source>{n} files were found in their new place.</source>
      <translation>{n} fichiers ont été trouvés à leur nouvel emplacement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/relinking.py" />
      <source>{n} recordings are still without sound.</source>
      <translation>{n} enregistrements restent sans son.</translation>
    </message>
    <message>
      <location filename="cryapp/services/relinking.py" />
      <source>{n} files are still not found; their working copies are kept.</source>
      <translation>{n} fichiers restent introuvables ; leurs copies de travail sont conservées.</translation>
    </message>
    <message>
      <location filename="cryapp/services/relinking.py" />
      <source>Nothing was missing.</source>
      <translation>Rien ne manquait.</translation>
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>The sound of this recording has changed: it lasts {now} s, and lasted {then} s when it was imported.</source>
      <translation>Le son de cet enregistrement a changé : il dure {now} s, et durait {then} s à l’import.</translation>
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>Its labels are safe.</source>
      <translation>Ses étiquettes sont en sûreté.</translation>
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>Import the original file again to replace it.</source>
      <translation>Importez à nouveau le fichier d’origine pour le remplacer.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>cannot be told</source>
      <translation>on ne peut le dire</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_heard.py" />
      <source>Crying</source>
      <translation>Cri</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_heard.py" />
      <source>no cry heard</source>
      <translation>aucun cri entendu</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model was not asked, since its answer would not be worth much: {listed}. Hold the microphone {near_cm} to {far_cm} cm from the mouth, wait for a cry of some seconds, and keep others quiet.</source>
      <translation>Le modèle n’a pas été interrogé, car sa réponse ne vaudrait pas grand-chose : {listed}. Tenez le microphone à une distance de {near_cm} à {far_cm} cm de la bouche, attendez un cri de quelques secondes, et obtenez le silence des autres.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model was not asked, since its answer would not be worth much: {listed}. Hold the device {near_cm} to {far_cm} cm from the mouth, wait for a cry of some seconds, and keep others quiet.</source>
      <translation>Le modèle n’a pas été interrogé, car sa réponse ne vaudrait pas grand-chose : {listed}. Tenez l’appareil à une distance de {near_cm} à {far_cm} cm de la bouche, attendez un cri de quelques secondes, et obtenez le silence des autres.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>length</source>
      <translation>durée</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>sound activity</source>
      <translation>activité sonore</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>clipping</source>
      <translation>écrêtage</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>loudness</source>
      <translation>intensité</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>bandwidth</source>
      <translation>bande passante</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>file</source>
      <translation>fichier</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>crying</source>
      <translation>cris</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>{what} {value} (needed: {needed})</source>
      <translation>{what} {value} (il faut : {needed})</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>note</source>
      <translation>note</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>notes</source>
      <translation>notes</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segment</source>
      <translation>segment</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segments</source>
      <translation>segments</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segment has</source>
      <translation>segment a</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>segments have</source>
      <translation>segments ont</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>line</source>
      <translation>ligne</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>lines</source>
      <translation>lignes</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>label</source>
      <translation>étiquette</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>labels</source>
      <translation>étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>row</source>
      <translation>ligne</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>rows</source>
      <translation>lignes</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>box</source>
      <translation>boîte</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>boxes</source>
      <translation>boîtes</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>{segments} of {recordings} written to {folder}.</source>
      <translation>{segments} de {recordings} écrits dans {folder}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Not written: {n}.</source>
      <translation>Non écrits : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Without segments of this reader, and so without a file: {n}.</source>
      <translation>Sans segments de ce lecteur, donc sans fichier : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Files that do not hold everything: {n}.</source>
      <translation>Fichiers qui ne contiennent pas tout : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>{file_name} was not written: {why}</source>
      <translation>{file_name} n’a pas été écrit : {why}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>{file_name} does not hold: {what}.</source>
      <translation>{file_name} ne contient pas : {what}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>There is no folder {folder}.</source>
      <translation>Il n’y a pas de dossier {folder}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>The disk refused it: {why}.</source>
      <translation>Le disque l’a refusé : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Nothing more can be written to {folder}: {why}.</source>
      <translation>Plus rien ne peut être écrit dans {folder} : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Files written before that are whole: {n}.</source>
      <translation>Fichiers écrits avant cela, entiers : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments drawn</source>
      <translation>{n} segments tracés</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments moved</source>
      <translation>{n} segments déplacés</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Class of {n} segments changed</source>
      <translation>Classe de {n} segments changée</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Doubt about {n} segments changed</source>
      <translation>Doute sur {n} segments changé</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments copied</source>
      <translation>{n} segments copiés</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments deleted</source>
      <translation>{n} segments supprimés</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} proposals accepted</source>
      <translation>{n} propositions acceptées</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} proposals rejected</source>
      <translation>{n} propositions rejetées</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments imported</source>
      <translation>{n} segments importés</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment drawn: {segment}</source>
      <translation>Segment tracé : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment copied: {segment}</source>
      <translation>Segment copié : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment deleted: {segment}</source>
      <translation>Segment supprimé : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Proposal accepted: {segment}</source>
      <translation>Proposition acceptée : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Proposal corrected: {segment}</source>
      <translation>Proposition corrigée : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Proposal rejected: {segment}</source>
      <translation>Proposition rejetée : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment imported: {segment}</source>
      <translation>Segment importé : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Frequencies of a segment changed: {segment}</source>
      <translation>Fréquences d’un segment changées : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment moved: {before} → {after}</source>
      <translation>Segment déplacé : {before} → {after}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment resized: {before} → {after}</source>
      <translation>Segment redimensionné : {before} → {after}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Redone: {what}</source>
      <translation>Rétabli : {what}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Undone: {what}</source>
      <translation>Annulé : {what}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment cut at {at:.2f} s: {segment}</source>
      <translation>Segment coupé à {at:.2f} s : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments joined: {segment}</source>
      <translation>{n} segments joints : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{n} segments changed</source>
      <translation>{n} segments modifiés</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Segment changed: {segment}</source>
      <translation>Segment modifié : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Class of {segment}: {before} → {after}</source>
      <translation>Classe de {segment} : {before} → {after}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Marked uncertain: {segment}</source>
      <translation>Marqué incertain : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>No longer uncertain: {segment}</source>
      <translation>N’est plus incertain : {segment}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Note on {segment}: {text}</source>
      <translation>Note sur {segment} : {text}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>Note on {segment} removed</source>
      <translation>Note sur {segment} retirée</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{at:.2f} s</source>
      <translation>{at:.2f} s</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{start:.2f}–{end:.2f} s, {low:.0f}–{high:.0f} Hz</source>
      <translation>{start:.2f}–{end:.2f} s, {low:.0f}–{high:.0f} Hz</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>{start:.2f}–{end:.2f} s</source>
      <translation>{start:.2f}–{end:.2f} s</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_history.py" />
      <source>no class</source>
      <translation>pas de classe</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Language</source>
      <translation>Langue</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>CryApp asks to open anew in it; you come back to where you are.</source>
      <translation>CryApp propose de se rouvrir dans cette langue ; vous revenez là où vous étiez.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Look</source>
      <translation>Aspect</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>As the system</source>
      <translation>Comme le système</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>English</source>
      <translation>English</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Français</source>
      <translation>Français</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Colours</source>
      <translation>Couleurs</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dark shows spectrograms best; light suits results and paper.</source>
      <translation>Le sombre met les spectrogrammes en valeur ; le clair convient aux résultats et au papier.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dark for Label, light for the rest</source>
      <translation>Sombre pour l’étiquetage, clair pour le reste</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dark</source>
      <translation>Sombre</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Light</source>
      <translation>Clair</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Text size</source>
      <translation>Taille du texte</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>90 %</source>
      <translation>90 %</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>100 %</source>
      <translation>100 %</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>110 %</source>
      <translation>110 %</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>125 %</source>
      <translation>125 %</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>150 %</source>
      <translation>150 %</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Show the model's answer only after my own label is saved</source>
      <translation>Ne montrer la réponse du modèle qu’une fois ma propre étiquette enregistrée</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Readers who see an answer first follow it, right or wrong. What was visible is kept with every label.</source>
      <translation>Un lecteur qui voit d’abord une réponse la suit, juste ou fausse. Ce qui était visible est conservé avec chaque étiquette.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Reading</source>
      <translation>Lecture</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Go to the next recording as soon as a label is saved</source>
      <translation>Passer à l’enregistrement suivant dès qu’une étiquette est enregistrée</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Otherwise Enter goes on, and the model's answer can be seen first.</source>
      <translation>Sinon, Entrée fait avancer, et la réponse du modèle peut d’abord être vue.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Back up every … minutes of use</source>
      <translation>Sauvegarder toutes les … minutes d’utilisation</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Backups stand in the folder “backups” beside the store; older ones are thinned by day, week and month.</source>
      <translation>Les sauvegardes se trouvent dans le dossier « backups » à côté de la base ; les plus anciennes sont éclaircies par jour, semaine et mois.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Safety</source>
      <translation>Sécurité</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Colours of the spectrogram</source>
      <translation>Couleurs du spectrogramme</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Sound</source>
      <translation>Son</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Magma</source>
      <translation>Magma</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Viridis</source>
      <translation>Viridis</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Cividis</source>
      <translation>Cividis</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Grey</source>
      <translation>Gris</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Frequency axis</source>
      <translation>Axe des fréquences</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Linear (kHz)</source>
      <translation>Linéaire (kHz)</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Mel</source>
      <translation>Mel</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Logarithmic</source>
      <translation>Logarithmique</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Analysis window</source>
      <translation>Fenêtre d’analyse</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Long windows separate harmonics, short ones separate moments.</source>
      <translation>Les fenêtres longues séparent les harmoniques, les courtes séparent les instants.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>5 ms</source>
      <translation>5 ms</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>8 ms</source>
      <translation>8 ms</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>16 ms</source>
      <translation>16 ms</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>32 ms</source>
      <translation>32 ms</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>64 ms</source>
      <translation>64 ms</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>128 ms</source>
      <translation>128 ms</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Step from one spectrum to the next</source>
      <translation>Pas d’un spectre au suivant</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Finer steps separate moments further when zoomed out, and take as many times the work.</source>
      <translation>Un pas plus fin sépare mieux les instants en vue d’ensemble, et coûte d’autant plus de calcul.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/2 window</source>
      <translation>1/2 fenêtre</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/4 window</source>
      <translation>1/4 fenêtre</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/8 window</source>
      <translation>1/8 fenêtre</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>1/16 window</source>
      <translation>1/16 fenêtre</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Sink steady noise (PCEN)</source>
      <translation>Atténuer le bruit constant (PCEN)</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Each frequency against its own recent loudness: a fan fades, a cry stands out. Levels are no decibels then.</source>
      <translation>Chaque fréquence par rapport à son propre niveau récent : un ventilateur s’efface, un cri ressort. Les niveaux ne sont alors plus des décibels.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Dynamic range (dB)</source>
      <translation>Dynamique (dB)</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Brightness (dB)</source>
      <translation>Luminosité (dB)</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Show frequencies up to</source>
      <translation>Montrer les fréquences jusqu’à</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>4 kHz</source>
      <translation>4 kHz</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>8 kHz</source>
      <translation>8 kHz</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>12 kHz</source>
      <translation>12 kHz</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>24 kHz</source>
      <translation>24 kHz</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Window shape</source>
      <translation>Forme de la fenêtre</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Hann</source>
      <translation>Hann</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Hamming</source>
      <translation>Hamming</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Blackman</source>
      <translation>Blackman</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>Gaussian</source>
      <translation>Gauss</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>imported</source>
      <translation>import</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by infant</source>
      <translation>par nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>random order</source>
      <translation>ordre aléatoire</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by length</source>
      <translation>par durée</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by time of recording</source>
      <translation>par date d’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by file name</source>
      <translation>par nom de fichier</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>by hours since birth</source>
      <translation>par heures depuis la naissance</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>not scored yet</source>
      <translation>pas encore évalué</translation>
    </message>
    <message>
      <location filename="cryapp/store/worklist.py" />
      <source>less uncertain</source>
      <translation>moins incertain</translation>
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>Enter</source>
      <translation>Entrée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>{key} is used by “{first}” and by “{second}”.</source>
      <translation>{key} est utilisé par « {first} » et par « {second} ».</translation>
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>only in {workspace}</source>
      <translation>seulement dans {workspace}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/actions.py" />
      <source>there is nothing to do it with</source>
      <translation>il n’y a rien à quoi l’appliquer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_rows.py" />
      <source>Fleiss' kappa</source>
      <translation>Kappa de Fleiss</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_rows.py" />
      <source>Krippendorff's alpha</source>
      <translation>Alpha de Krippendorff</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_rows.py" />
      <source>Same answer</source>
      <translation>Même réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_rows.py" />
      <source>{who} gave one answer only</source>
      <translation>{who} n’a donné qu’une seule réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>“I don't know”: no answer to compare</source>
      <translation>« Je ne sais pas » : pas de réponse à comparer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>given in a class that the task no longer has</source>
      <translation>données dans une classe que la tâche n’a plus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>given beside the model's answer only</source>
      <translation>données seulement à côté de la réponse du modèle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{low} to {high}</source>
      <translation>{low} à {high}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>agree so far</source>
      <translation>sont d’accord jusqu’ici</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>agree more than by chance</source>
      <translation>sont d’accord plus que par hasard</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>agree less than by chance</source>
      <translation>sont d’accord moins que par hasard</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>may agree no more than by chance</source>
      <translation>ne sont peut-être pas plus d’accord que par hasard</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>How far readers agree cannot be said: {why}.</source>
      <translation>On ne peut dire à quel point les lecteurs sont d’accord : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {verdict}: alpha {figure}, {infants}</source>
      <translation>Les lecteurs {verdict} : alpha {figure}, {infants}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>infant</source>
      <translation>nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>infants</source>
      <translation>nourrissons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{twice} of {units} answered were read blind by two readers or more; intervals by infant.</source>
      <translation>{twice} sur {units} ayant une réponse ont été lus en aveugle par au moins deux lecteurs ; intervalles par nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Left out: {what}.</source>
      <translation>Laissé de côté : {what}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second}: no kappa, {why}.</source>
      <translation>Lecteurs {first} et {second} : pas de kappa, {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second}: {who} gave one answer only, so kappa tells nothing of them</source>
      <translation>Lecteurs {first} et {second} : {who} n’a donné qu’une seule réponse, le kappa ne dit donc rien d’eux</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second} {verdict}: kappa {figure}, {infants}</source>
      <translation>Les lecteurs {first} et {second} {verdict} : kappa {figure}, {infants}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{reader} answered {same} of {n} silent repeats as before</source>
      <translation>{reader} a répondu comme auparavant à {same} répétitions silencieuses sur {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{pairs} cannot be judged yet: too little was read by both, or one of them gave one answer only</source>
      <translation>Pas encore jugeable pour {pairs} : trop peu a été lu par les deux, ou l’un des deux n’a donné qu’une seule réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>pair</source>
      <translation>paire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>pairs</source>
      <translation>paires</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>They agree least about “{name}”: alpha against the rest {figure}</source>
      <translation>C’est sur « {name} » qu’ils sont le moins d’accord : alpha contre le reste {figure}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>How far readers agree cannot be said: no recording was marked by two readers.</source>
      <translation>On ne peut dire à quel point les lecteurs sont d’accord : aucun enregistrement n’a été segmenté par deux lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>{pairs} of readers marked the same sound: {recordings}, {seconds} s</source>
      <translation>{pairs} de lecteurs ont segmenté le même son : {recordings}, {seconds} s</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Edges within {ms} ms; overlap of at least {share} %; intervals by infant.</source>
      <translation>Bords à {ms} ms près ; recouvrement d’au moins {share} % ; intervalles par nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second}: neither marked anything to compare.</source>
      <translation>Lecteurs {first} et {second} : aucun n’a rien marqué à comparer.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/agreement_words.py" />
      <source>Readers {first} and {second} {verdict} even about “{name}”: kappa over time {figure}</source>
      <translation>Les lecteurs {first} et {second} {verdict} même sur « {name} » : kappa dans le temps {figure}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>“{answer}”</source>
      <translation>« {answer} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>skip: {reason}</source>
      <translation>passer : {reason}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>flag</source>
      <translation>signalement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>Nothing was saved: say first who is reading.</source>
      <translation>Rien n’a été enregistré : dites d’abord qui lit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>Yes, all {n}</source>
      <translation>Oui, tous les {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>{act} for {recordings}</source>
      <translation>{act} pour {recordings}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>Saved: {text}. One undo takes it back.</source>
      <translation>Enregistré : {text}. Une annulation reprend tout.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>{act} for {recordings} of {infants}?</source>
      <translation>{act} pour {recordings} de {infants} ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>{act} for {infants}? It holds for all {recordings} of theirs.</source>
      <translation>{act} pour {infants} ? Cela vaut pour tous leurs enregistrements ({recordings}).</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>Left out because they cannot be heard: {n}.</source>
      <translation>Laissés de côté parce qu’ils ne peuvent pas être entendus : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>Answers of yours that this replaces: {n}.</source>
      <translation>Réponses à vous que cela remplace : {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/bulk_label.py" />
      <source>Left out: {recordings}, which cannot be heard.</source>
      <translation>Laissés de côté : {recordings}, qui ne peuvent pas être entendus.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/check_run.py" />
      <source>The check of the sounds stops; it can be begun again at any time.</source>
      <translation>La vérification des sons s’arrête ; on peut la recommencer à tout moment.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/check_run.py" />
      <source>Checking all sounds</source>
      <translation>Vérification de tous les sons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/commands.py" />
      <source>Infant</source>
      <translation>Nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/commands.py" />
      <source>Recording</source>
      <translation>Enregistr.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/computing.py" />
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>About CryApp</source>
      <translation>À propos de CryApp</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>See, hear, label and learn from infant cries.</source>
      <translation>Voir, entendre, étiqueter les cris de nourrissons et en apprendre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Research software, not a diagnostic device.</source>
      <translation>Logiciel de recherche, pas un dispositif de diagnostic.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Store: {store_url}</source>
      <translation>Base : {store_url}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Its folders: {root}</source>
      <translation>Ses dossiers : {root}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Log: {log_dir}</source>
      <translation>Journal : {log_dir}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>GPL-3.0-or-later. Font: Inter, SIL Open Font License 1.1. It sends nothing anywhere.</source>
      <translation>GPL-3.0-or-later. Police : Inter, SIL Open Font License 1.1. N’envoie rien nulle part.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/about.py" />
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/cannot_open.py" />
      <source>The store could not be opened</source>
      <translation>La base n’a pas pu être ouverte</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Export labels</source>
      <translation>Exporter les étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Writes a table (CSV) with keyed ids and shifted dates. It names nobody unless you ask for it below.</source>
      <translation>Écrit un tableau (CSV) avec identifiants codés et dates décalées. Il ne nomme personne, sauf si vous le demandez ci-dessous.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Choose a file and write…</source>
      <translation>Choisir un fichier et écrire…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Of which task</source>
      <translation>De quelle tâche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Labels of every task</source>
      <translation>Étiquettes de toutes les tâches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>The whole history: every label, skip and note, with what was taken back</source>
      <translation>Tout l’historique : chaque étiquette, saut et note, avec ce qui a été repris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Only the answers that hold now</source>
      <translation>Seulement les réponses en vigueur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>With notes and whatever else readers typed</source>
      <translation>Avec les notes et tout ce que les lecteurs ont saisi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>With codes, file names, true dates and readers’ names</source>
      <translation>Avec les codes, les noms de fichiers, les vraies dates et les noms des lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Sign in first: whoever asks for it is kept in the audit trail.</source>
      <translation>Identifiez-vous d’abord : le journal d’audit retient qui le demande.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Say what it is for.</source>
      <translation>Dites à quoi cela sert.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Notes can hold anything, a name or a telephone number too: read the table before you pass it on.</source>
      <translation>Les notes peuvent contenir n’importe quoi, aussi un nom ou un numéro de téléphone : lisez le tableau avant de le transmettre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Such a table says who is behind the keyed ids of every export: keep it where the store is kept.</source>
      <translation>Un tel tableau dit qui se cache derrière les identifiants codés de chaque export : gardez-le là où la base est gardée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Table (*.csv)</source>
      <translation>Tableau (*.csv)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>label event</source>
      <translation>événement d’étiquetage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>label events</source>
      <translation>événements d’étiquetage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>{events} written to {out}, with what the keyed ids stand for</source>
      <translation>{events} écrits dans {out}, avec ce que désignent les identifiants codés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>{events} written to {out}, with keyed ids, shifted dates and notes</source>
      <translation>{events} écrits dans {out}, avec identifiants codés, dates décalées et notes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>{events} written to {out}, with keyed ids, shifted dates and without notes</source>
      <translation>{events} écrits dans {out}, aux identifiants codés, dates décalées et sans notes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Writing labels</source>
      <translation>Écriture des étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Writing labels stops; no table is written.</source>
      <translation>L’écriture des étiquettes s’arrête ; aucun tableau n’est écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_labels.py" />
      <source>Stopped. Nothing was written.</source>
      <translation>Arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>Export measurements</source>
      <translation>Exporter les mesures</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>Measures cries by Praat's algorithms and writes a table (CSV) with keyed ids that names nobody.</source>
      <translation>Mesure les cris par les algorithmes de Praat et écrit un tableau (CSV) aux identifiants codés, qui ne nomme personne.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>Choose a file and measure…</source>
      <translation>Choisir un fichier et mesurer…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>A row for each recording, by the cry units found in it</source>
      <translation>Une ligne par enregistrement, d’après les unités de cri qui s’y trouvent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>A row for each segment that a reader marked</source>
      <translation>Une ligne par segment marqué par un lecteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>Whose segments</source>
      <translation>Segments de qui</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>{n} rows written to {path}.</source>
      <translation>{n} lignes écrites dans {path}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>{n} recordings were left out, the first: {why}</source>
      <translation>{n} enregistrements ont été laissés de côté, le premier : {why}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>Measuring cries</source>
      <translation>Mesure des cris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>{n} of {total} recordings measured</source>
      <translation>{n} enregistrements mesurés sur {total}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/export_measurements.py" />
      <source>Measuring stops; no table is written.</source>
      <translation>La mesure s’arrête ; aucun tableau n’est écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Import recordings</source>
      <translation>Importer des enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Import</source>
      <translation>Importer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>The files stay where they are; CryApp keeps a working copy of the sound.</source>
      <translation>Les fichiers restent où ils sont ; CryApp garde une copie de travail du son.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Choose a table…</source>
      <translation>Choisir un tableau…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Without a table</source>
      <translation>Sans tableau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Importing</source>
      <translation>Importation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>You can go on labelling; this sheet may be closed.</source>
      <translation>Vous pouvez continuer à étiqueter ; cette feuille peut être fermée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>files</source>
      <translation>fichiers</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>everything in {folders}</source>
      <translation>tout ce que contiennent {folders}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>folder</source>
      <translation>dossier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>folders</source>
      <translation>dossiers</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Import {what}</source>
      <translation>Importer {what}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source> and </source>
      <translation> et </translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Choose a table</source>
      <translation>Choisir un tableau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Tables (*.csv *.tsv *.txt *.CSV)</source>
      <translation>Tableaux (*.csv *.tsv *.txt *.CSV)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>All files (*)</source>
      <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>With the table {name}</source>
      <translation>Avec le tableau {name}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>No table: file names say what they can</source>
      <translation>Pas de tableau : les noms de fichiers disent ce qu’ils peuvent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Sign in first: labels need a reader.</source>
      <translation>Identifiez-vous d’abord : une étiquette a un lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Looking for recordings</source>
      <translation>Recherche d’enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source> · {time} left</source>
      <translation> · encore {time}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>{done} of {files}{left}</source>
      <translation>{done} sur {files}{left}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>{added} added · {duplicates} already there · {refused} refused</source>
      <translation>{added} ajoutés · {duplicates} déjà présents · {refused} refusés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Stop import</source>
      <translation>Arrêter l’import</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_dialog.py" />
      <source>Stopping after the file at hand</source>
      <translation>Arrêt après le fichier en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>File</source>
      <translation>Fichier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Infant (pseudonym)</source>
      <translation>Nourrisson (pseudonyme)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Recorded at</source>
      <translation>Enregistré le</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Born at</source>
      <translation>Né le</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Hours since birth</source>
      <translation>Heures depuis la naissance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Sex</source>
      <translation>Sexe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Gestation</source>
      <translation>Terme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Birth weight</source>
      <translation>Poids de naissance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Apgar 1 min</source>
      <translation>Apgar 1 min</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Apgar 5 min</source>
      <translation>Apgar 5 min</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Apgar 10 min</source>
      <translation>Apgar 10 min</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Cord pH</source>
      <translation>pH au cordon</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Base deficit</source>
      <translation>Déficit de base</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Resuscitation</source>
      <translation>Réanimation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Cooling</source>
      <translation>Hypothermie</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Stimulus</source>
      <translation>Stimulus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Device</source>
      <translation>Appareil</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Place</source>
      <translation>Lieu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Site</source>
      <translation>Centre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Age group</source>
      <translation>Groupe d’âge</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>not in the table</source>
      <translation>pas dans le tableau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Columns of the table</source>
      <translation>Colonnes du tableau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Labels</source>
      <translation>Étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Labels of the present task</source>
      <translation>Étiquettes de la tâche actuelle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Labels for “{task}”</source>
      <translation>Étiquettes pour « {task} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Say which column holds the file names.</source>
      <translation>Indiquez la colonne qui contient les noms de fichiers.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>Say what the label texts mean, or leave the labels out.</source>
      <translation>Indiquez le sens des textes d’étiquettes, ou laissez les étiquettes de côté.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>“{text}” means</source>
      <translation>« {text} » signifie</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>left out</source>
      <translation>laissé de côté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_mapping.py" />
      <source>I don't know</source>
      <translation>Je ne sais pas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>added</source>
      <translation>ajouté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>already there</source>
      <translation>déjà présent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>refused</source>
      <translation>refusé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Outcome</source>
      <translation>Résultat</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Reason or remark</source>
      <translation>Motif ou remarque</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Only files with a remark</source>
      <translation>Seulement les fichiers avec une remarque</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Copy</source>
      <translation>Copier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Save as text…</source>
      <translation>Enregistrer comme texte…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Save the report</source>
      <translation>Enregistrer le rapport</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>import report.txt</source>
      <translation>rapport d’import.txt</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>The report could not be written to {path}: {strerror}. Choose another place.</source>
      <translation>Le rapport n’a pas pu être écrit dans {path} : {strerror}. Choisissez un autre emplacement.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>Stopped before the end. Import the same files again to add the rest.</source>
      <translation>Arrêté avant la fin. Importez à nouveau les mêmes fichiers pour ajouter le reste.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>of the new infants is</source>
      <translation>des nouveaux nourrissons est</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>of the new infants are</source>
      <translation>des nouveaux nourrissons sont</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>{infants} locked for testing: their recordings never train a model.</source>
      <translation>{infants} réservés au test : leurs enregistrements n’entraînent jamais de modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/import_report.py" />
      <source>{labels} taken from the table.</source>
      <translation>Repris du tableau : {labels}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>weeks+days, e.g. 38+4</source>
      <translation>semaines+jours, p. ex. 38+4</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>e.g. 7.08</source>
      <translation>p. ex. 7,08</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>2026-11-22 05:58, local time</source>
      <translation>2026-11-22 05:58, heure locale</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Infant {code}</source>
      <translation>Nourrisson {code}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Everything is optional. No names, here or anywhere.</source>
      <translation>Tout est facultatif. Aucun nom, ni ici ni ailleurs.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>not said</source>
      <translation>non précisé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>female</source>
      <translation>féminin</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>male</source>
      <translation>masculin</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Save</source>
      <translation>Enregistrer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/infant_record.py" />
      <source>Not understood: {fields}. Nothing was saved.</source>
      <translation>Non compris : {fields}. Rien n’a été enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/key_sheet.py" />
      <source>Keys</source>
      <translation>Touches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/key_sheet.py" />
      <source>Single keys rest while you type. Keys can be changed in Edit › Settings.</source>
      <translation>Les touches simples sont au repos pendant la saisie. Elles se changent dans Édition › Réglages.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Search by name or key</source>
      <translation>Chercher par nom ou par touche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Written to {path}.</source>
      <translation>Écrit dans {path}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Action</source>
      <translation>Action</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Where</source>
      <translation>Où</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Actions and their keys</source>
      <translation>Actions et leurs touches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>New key</source>
      <translation>Nouvelle touche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Press the key that the chosen action shall have</source>
      <translation>Pressez la touche que l’action choisie doit avoir</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Press the new key</source>
      <translation>Pressez la touche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>A further key</source>
      <translation>Une touche de plus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>The next key pressed is added to the ones it has</source>
      <translation>La prochaine touche pressée s’ajoute à celles qu’elle a</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>No key</source>
      <translation>Aucune touche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>As shipped</source>
      <translation>D’origine</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>All keys as shipped</source>
      <translation>Toutes les touches d’origine</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Export…</source>
      <translation>Exporter…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Import…</source>
      <translation>Importer…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Export the keys</source>
      <translation>Exporter les touches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Import keys</source>
      <translation>Importer des touches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>Keys (*.json)</source>
      <translation>Touches (*.json)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>clash</source>
      <translation>conflit</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/keys_page.py" />
      <source>own</source>
      <translation>propre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/long_export.py" />
      <source>What it is for (kept in the audit trail)</source>
      <translation>À quoi cela sert (conservé dans le journal d’audit)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/long_export.py" />
      <source>Reason</source>
      <translation>Motif</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/long_export.py" />
      <source>What is to be known of single files</source>
      <translation>Ce qu’il faut savoir de certains fichiers</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/long_export.py" />
      <source>Stop</source>
      <translation>Arrêter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/long_export.py" />
      <source>Waiting for other long work to end…</source>
      <translation>En attente de la fin d’un autre long travail…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/long_export.py" />
      <source>Stopping…</source>
      <translation>Arrêt…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Cry measurements</source>
      <translation>Mesures du cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Part of the recording measured</source>
      <translation>Partie mesurée de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Measure the whole recording</source>
      <translation>Mesurer tout l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Measurements; choosing a unit selects it in the sound</source>
      <translation>Mesures ; choisir une unité la sélectionne dans le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Stimulus at the cursor</source>
      <translation>Stimulus au curseur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Counts the latency from where the cursor stands.</source>
      <translation>Compte la latence à partir du curseur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>How it is measured…</source>
      <translation>Façon de mesurer…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Copy table</source>
      <translation>Copier le tableau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>A table of all recordings, or of all marked segments</source>
      <translation>Un tableau de tous les enregistrements, ou de tous les segments marqués</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Which cry units</source>
      <translation>Quelles unités de cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>units found in the sound</source>
      <translation>unités trouvées dans le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>units as I marked them</source>
      <translation>unités que j’ai marquées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Your own segments of “Cry units”: expirations, hyperphonation and dysphonation.</source>
      <translation>Vos propres segments de « Unités de cri » : expirations, hyperphonation et dysphonation.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Measuring…</source>
      <translation>Mesure…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Not measured yet.</source>
      <translation>Pas encore mesuré.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>No recording is open.</source>
      <translation>Aucun enregistrement n’est ouvert.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>Pitch looked for from {floor} to {ceiling} Hz, hyperphonation above {limit} Hz; by Praat's algorithms.</source>
      <translation>Hauteur cherchée de {floor} à {ceiling} Hz, hyperphonation au-dessus de {limit} Hz ; par les algorithmes de Praat.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/measurements.py" />
      <source>selection</source>
      <translation>sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>entropy: how evenly all classes are possible</source>
      <translation>entropie : à quel point toutes les classes sont également possibles</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>margin: how close the two likeliest classes are</source>
      <translation>marge : à quel point les deux classes les plus probables sont proches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>disagreement between versions of the model</source>
      <translation>désaccord entre versions du modèle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>What comes next, and why</source>
      <translation>Ce qui vient ensuite, et pourquoi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Each recording says which of these reasons brought it. None gives away what the model thinks.</source>
      <translation>Chaque enregistrement dit laquelle de ces raisons l’a amené. Aucune ne trahit ce que pense le modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>keep this mix for everybody</source>
      <translation>garder ce mélange pour tous</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Make the queue</source>
      <translation>Faire la file</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>shuffled, so that the order tells no reason</source>
      <translation>mélangée, pour que l’ordre ne trahisse aucun motif</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Uncertainty by</source>
      <translation>Incertitude par</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Order</source>
      <translation>Ordre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Recordings</source>
      <translation>Enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>From what waits for you and fits the search and filter of the list.</source>
      <translation>Parmi ce qui vous attend et répond à la recherche et au filtre de la liste.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>From everything that waits for you.</source>
      <translation>Parmi tout ce qui vous attend.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Looking for recordings…</source>
      <translation>Recherche d’enregistrements…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>Nothing waits for you there: everything has an answer, or the filter is too narrow.</source>
      <translation>Rien ne vous attend là : tout a une réponse, ou le filtre est trop étroit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/queue_mix.py" />
      <source>{n} recordings: {parts}.</source>
      <translation>{n} enregistrements : {parts}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Make a reading set</source>
      <translation>Faire un jeu de lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Task: {task}</source>
      <translation>Tâche : {task}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Not now</source>
      <translation>Pas maintenant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Make the set</source>
      <translation>Faire le jeu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>e.g. pilot, first week</source>
      <translation>p. ex. pilote, première semaine</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>at random</source>
      <translation>au hasard</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>by the reasons of the explained queue</source>
      <translation>par les motifs de la file expliquée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>as the list stands now, from its top</source>
      <translation>dans l’ordre actuel de la liste, depuis le haut</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>What the readers see</source>
      <translation>Ce que voient les lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>The list's search and filter choose among them</source>
      <translation>La recherche et le filtre de la liste choisissent parmi eux</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>How many</source>
      <translation>Combien</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>At most so many; of a task about infants one recording an infant</source>
      <translation>Au plus autant ; pour une tâche sur le nourrisson, un enregistrement par nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Readers</source>
      <translation>Lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Who gets a part of it</source>
      <translation>Qui en reçoit une part</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Read twice</source>
      <translation>Lus deux fois</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>This share, drawn at random, goes to two readers each</source>
      <translation>Cette part, tirée au hasard, va à deux lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Given again</source>
      <translation>Redonnés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>This share of a reader's own comes a second time, unannounced, at least twenty others later</source>
      <translation>Cette part de ses propres enregistrements revient au lecteur une seconde fois, sans être annoncée, au moins vingt autres plus tard</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>The same seed deals the same</source>
      <translation>La même graine distribue de même</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>{recordings} at most: {shared} read by two. {readers} get about {each} each, of which {again} come a second time without a word.</source>
      <translation>{recordings} au plus : {shared} lus par deux. {readers} en reçoivent environ {each} chacun, dont {again} reviennent une seconde fois sans un mot.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>reader</source>
      <translation>lecteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>readers</source>
      <translation>lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Sign in first: a set is made in somebody's name.</source>
      <translation>Identifiez-vous d’abord : un jeu est fait au nom de quelqu’un.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Give the set a name.</source>
      <translation>Donnez un nom au jeu.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Choose who reads.</source>
      <translation>Choisissez qui lit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>To have a share read twice, choose two readers or more; or set the share to 0.</source>
      <translation>Pour qu’une part soit lue deux fois, choisissez au moins deux lecteurs ; ou mettez la part à 0.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_set_new.py" />
      <source>Set made: {recordings} as {n} readings.</source>
      <translation>Jeu fait : {recordings} en {n} lectures.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Reading sets</source>
      <translation>Jeux de lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>A set is dealt to readers once and never changed. Each reads in an order of their own and is told neither what another reads too nor what comes a second time. No infant is named meanwhile.</source>
      <translation>Un jeu est distribué une fois aux lecteurs et ne change plus. Chacun lit dans son propre ordre, sans savoir ce qu’un autre lit aussi ni ce qui revient une seconde fois. Aucun nourrisson n’est nommé pendant ce temps.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Yours to read</source>
      <translation>À vous de lire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>How far the readers are</source>
      <translation>Où en sont les lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Make a reading set…</source>
      <translation>Faire un jeu de lecture…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Sign in to see what is dealt to you.</source>
      <translation>Identifiez-vous pour voir ce qui vous est distribué.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>No open set of this task has anything for you.</source>
      <translation>Aucun jeu ouvert de cette tâche n’a rien pour vous.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>{name}, dealt {day}</source>
      <translation>{name}, distribué le {day}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>{done} of {total}</source>
      <translation>{done} sur {total}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Read</source>
      <translation>Lire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Look again</source>
      <translation>Regarder encore</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>closed</source>
      <translation>clos</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>done</source>
      <translation>terminé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>open</source>
      <translation>ouvert</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Close the set</source>
      <translation>Clore le jeu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Nothing more is given out of it; what was read stays</source>
      <translation>Plus rien n’en est distribué ; ce qui a été lu reste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>{recordings} ({why}), {n} read twice</source>
      <translation>{recordings} ({why}), {n} lus deux fois</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Reader</source>
      <translation>Lecteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Answered</source>
      <translation>Répondus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Skipped</source>
      <translation>Passé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Of</source>
      <translation>Sur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reading_sets.py" />
      <source>Repeats</source>
      <translation>Répétitions</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>Nobody is signed in. Sign in at the top right first: this needs a name.</source>
      <translation>Personne n’est identifié. Identifiez-vous d’abord en haut à droite : il faut un nom.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>In the name of {code}. It is written to the audit trail with your reason:</source>
      <translation>Au nom de {code}. C’est inscrit au journal d’audit avec votre motif :</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>The gate is closed</source>
      <translation>Le contrôle s’y oppose</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/reason.py" />
      <source>and {n} more in the list</source>
      <translation>et {n} autres dans la liste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Quick</source>
      <translation>Rapide</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>A look whether everything works; the model is rough.</source>
      <translation>Pour voir si tout fonctionne ; le modèle reste grossier.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Standard</source>
      <translation>Normal</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>What to choose on a workstation without a GPU.</source>
      <translation>À choisir sur un poste sans carte graphique.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Thorough</source>
      <translation>Approfondi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Longer training; over night without a GPU.</source>
      <translation>Entraînement plus long ; une nuit sans carte graphique.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Choose by itself</source>
      <translation>Choisir soi-même</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Processor (CPU)</source>
      <translation>Processeur (CPU)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Graphics card (CUDA)</source>
      <translation>Carte graphique (CUDA)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Pre-train an encoder</source>
      <translation>Pré-entraîner un encodeur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Train a model for {task}</source>
      <translation>Entraîner un modèle pour {task}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Counting what is there…</source>
      <translation>Décompte de ce qui est là…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Pre-train a new one on all recordings of the pool, without labels</source>
      <translation>En pré-entraîner un nouveau sur tous les enregistrements disponibles, sans étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Reuse the newest one</source>
      <translation>Réutiliser le plus récent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>None: from scratch</source>
      <translation>Aucun : à partir de zéro</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Encoder</source>
      <translation>Encodeur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Effort</source>
      <translation>Effort</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Start pre-training</source>
      <translation>Lancer le pré-entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Start training</source>
      <translation>Lancer l’entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Start from {name}, learnt on {population}</source>
      <translation>Partir de {name}, appris sur {population}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Reuse {name} of {moment}</source>
      <translation>Réutiliser {name} du {moment}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Pool without test infants</source>
      <translation>Réserve sans les nourrissons de test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Infants</source>
      <translation>Nourrissons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Locked for testing</source>
      <translation>Réservés au test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Takes {time} on this machine. Labelling can go on meanwhile.</source>
      <translation>Prend {time} sur cet ordinateur. L’étiquetage peut continuer pendant ce temps.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>How long it takes is not known yet. Labelling can go on meanwhile.</source>
      <translation>La durée n’est pas encore connue. L’étiquetage peut continuer pendant ce temps.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>There are recordings of {pool_infants} infants who are not locked for testing; pre-training needs at least {min_pool_infants}. Import recordings of more infants.</source>
      <translation>Il y a des enregistrements de {pool_infants} nourrissons non réservés au test ; le pré-entraînement en demande au moins {min_pool_infants}. Importez des enregistrements d’autres nourrissons.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Nothing was pre-trained yet.</source>
      <translation>Rien n’a encore été pré-entraîné.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>Nothing</source>
      <translation>Rien</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>{new} imported since {name} was trained.</source>
      <translation>Importés depuis l’entraînement de {name} : {new}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>No model is in use yet. {labels} not learnt from so far.</source>
      <translation>Aucun modèle n’est encore en service. Pas encore utilisées pour apprendre : {labels}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>{labels} made or changed since the newest model was trained.</source>
      <translation>Faites ou changées depuis l’entraînement du modèle le plus récent : {labels}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/retrain.py" />
      <source>No label has changed since the newest model was trained.</source>
      <translation>Aucune étiquette n’a changé depuis l’entraînement du modèle le plus récent.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Export segments to a folder</source>
      <translation>Exporter les segments dans un dossier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Writes your segments, one file for each recording that has any or that you said to be complete.</source>
      <translation>Écrit vos segments, un fichier pour chaque enregistrement qui en a ou que vous avez dit complet.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Choose a folder and write…</source>
      <translation>Choisir un dossier et écrire…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Praat TextGrid</source>
      <translation>TextGrid de Praat</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Audacity labels</source>
      <translation>Étiquettes d’Audacity</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Raven selections</source>
      <translation>Sélections de Raven</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>For which program</source>
      <translation>Pour quel logiciel</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Write over files of the same name that are there</source>
      <translation>Remplacer les fichiers du même nom déjà présents</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>With notes, which may name people (needs a reason)</source>
      <translation>Avec les notes, qui peuvent nommer des personnes (un motif est nécessaire)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>What is selected in the list: {n}</source>
      <translation>Ce qui est sélectionné dans la liste : {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>The whole list as it is filtered: {n}</source>
      <translation>Toute la liste telle qu’elle est filtrée : {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>The recording that is shown</source>
      <translation>L’enregistrement affiché</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Say what the notes are for.</source>
      <translation>Dites à quoi servent les notes.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Writing segments</source>
      <translation>Écriture des segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>{n} of {total} recordings written</source>
      <translation>{n} enregistrements sur {total} écrits</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_folder.py" />
      <source>Writing segments stops; files written by then are whole.</source>
      <translation>L’écriture des segments s’arrête ; les fichiers déjà écrits sont entiers.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Import segments</source>
      <translation>Importer des segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>They are added to your own segments of “{task}”.</source>
      <translation>Ils s’ajoutent à vos propres segments de « {task} ».</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Classes of the labels</source>
      <translation>Classes des étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Look into it</source>
      <translation>Regarder dedans</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>{file} → {recording}: {n} segments</source>
      <translation>{file} → {recording} : {n} segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Not kept: {what}.</source>
      <translation>Non conservé : {what}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Which column has the labels?</source>
      <translation>Quelle colonne contient les étiquettes ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Column of {file}</source>
      <translation>Colonne de {file}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>What do these texts mean?</source>
      <translation>Que signifient ces textes ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>Meaning of “{text}”</source>
      <translation>Sens de « {text} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/segment_import.py" />
      <source>{n} more texts become segments without a class.</source>
      <translation>{n} autres textes deviennent des segments sans classe.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/settings.py" />
      <source>Settings</source>
      <translation>Réglages</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/settings.py" />
      <source>Two actions share a key: see Keys.</source>
      <translation>Deux actions partagent une touche : voir Touches.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Annotator</source>
      <translation>Annotateur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Adjudicator</source>
      <translation>Arbitre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Screener</source>
      <translation>Dépisteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Study lead</source>
      <translation>Responsable d’étude</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Who is reading?</source>
      <translation>Qui lit ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Your code</source>
      <translation>Votre code</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Code, e.g. R-07 (no names)</source>
      <translation>Code, p. ex. R-07 (pas de nom)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Add and sign in</source>
      <translation>Ajouter et s’identifier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>and {n} more: type the code below</source>
      <translation>et {n} autres : saisissez le code ci-dessous</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Sign in as {code}</source>
      <translation>Se connecter comme {code}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/sign_in.py" />
      <source>Type a code first, for example R-07.</source>
      <translation>Saisissez d’abord un code, par exemple R-07.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>When this answer is right, in a sentence or two</source>
      <translation>Quand cette réponse est juste, en une ou deux phrases</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>What this answer means</source>
      <translation>Ce que signifie cette réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>Add the recording in Label as an example</source>
      <translation>L’enregistrement affiché comme exemple</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>Asked once it is given</source>
      <translation>Demandé une fois la réponse donnée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>Example sounds</source>
      <translation>Sons d’exemple</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>What “{name}” means</source>
      <translation>Ce que signifie « {name} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_class_part.py" />
      <source>Open the recording in Label first; in a reading set none is named.</source>
      <translation>Ouvrez d’abord l’enregistrement dans Étiquetage ; dans un jeu de lecture, aucun n’est nommé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>is looked for</source>
      <translation>est recherchée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>is against it</source>
      <translation>est contre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>one of several</source>
      <translation>une parmi plusieurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>is never learnt</source>
      <translation>jamais apprise</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>square</source>
      <translation>carré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>circle</source>
      <translation>cercle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>diamond</source>
      <translation>losange</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>triangle</source>
      <translation>triangle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>cross</source>
      <translation>croix</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>star</source>
      <translation>étoile</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>hexagon</source>
      <translation>hexagone</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>bar</source>
      <translation>barre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>chevron</source>
      <translation>chevron</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>The key that gives this answer; 0 is always “I don't know”</source>
      <translation>La touche qui donne cette réponse ; 0 est toujours « Je ne sais pas »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>Name of the answer</source>
      <translation>Nom de la réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>Its shape: colours alone are not told apart by everybody</source>
      <translation>Sa forme : tout le monde ne distingue pas les couleurs seules</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>What it means to a model that learns this task</source>
      <translation>Ce qu’elle signifie pour un modèle qui apprend cette tâche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>Its colour</source>
      <translation>Sa couleur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>Further up</source>
      <translation>Plus haut</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>Further down</source>
      <translation>Plus bas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_classes.py" />
      <source>Take this class away; its labels keep the version they were made with</source>
      <translation>Retirer cette classe ; ses étiquettes gardent la version avec laquelle elles ont été faites</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Tasks</source>
      <translation>Tâches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>New task</source>
      <translation>Nouvelle tâche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>From a file…</source>
      <translation>D’un fichier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>To a file…</source>
      <translation>Vers un fichier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Add an answer</source>
      <translation>Ajouter une réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Answers: key, name, shape, colour, what a model makes of it</source>
      <translation>Réponses : touche, nom, forme, couleur, ce qu’un modèle en fait</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>{name}, version {n}</source>
      <translation>{name}, version {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Save as version {n}</source>
      <translation>Enregistrer comme version {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Nothing is changed.</source>
      <translation>Rien n’est changé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Sign in first: a version is made in somebody's name.</source>
      <translation>Identifiez-vous d’abord : une version est faite au nom de quelqu’un.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Saving makes version {n}.</source>
      <translation>Enregistrer fait la version {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>answer</source>
      <translation>réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>answers</source>
      <translation>réponses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>What was answered before ({answers}) keeps its version.</source>
      <translation>Ce qui a été répondu avant ({answers}) garde sa version.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>“{name}” has {answers}, which no model will learn from any more.</source>
      <translation>« {name} » a {answers}, dont aucun modèle n’apprendra plus.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>“{name}” is now version {n}.</source>
      <translation>« {name} » en est maintenant à la version {n}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Nothing in it is new.</source>
      <translation>Rien n’y est nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Take a task from a file</source>
      <translation>Prendre une tâche d’un fichier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Tasks (*.toml)</source>
      <translation>Tâches (*.toml)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Write a task to a file</source>
      <translation>Écrire une tâche dans un fichier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_editor.py" />
      <source>Written to {file}</source>
      <translation>Écrit dans {file}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>each recording</source>
      <translation>chaque enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>each infant, once for all its recordings</source>
      <translation>chaque nourrisson, une fois pour tous ses enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>parts of a recording</source>
      <translation>parties d’un enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>a model learns from its answers</source>
      <translation>un modèle apprend de ses réponses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>e.g. Is there a cry?</source>
      <translation>p. ex. Y a-t-il un cri ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>How to decide, in the words of whoever leads the study</source>
      <translation>Comment décider, dans les mots de qui dirige l’étude</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>Question</source>
      <translation>Question</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>Asked of</source>
      <translation>Posée pour</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>Training</source>
      <translation>Entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>Guide</source>
      <translation>Guide</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_form.py" />
      <source>Its labels are about this: another unit is another task</source>
      <translation>Ses étiquettes portent là-dessus : une autre unité est une autre tâche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>one of these grades</source>
      <translation>l’un de ces degrés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>a day and time</source>
      <translation>un jour et une heure</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>words</source>
      <translation>du texte</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Name of the grade</source>
      <translation>Nom du degré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>A lower grade: further up</source>
      <translation>Degré plus bas : monter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>A higher grade: further down</source>
      <translation>Degré plus élevé : descendre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Take this grade away</source>
      <translation>Retirer ce degré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Grade {n}</source>
      <translation>Degré {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>What is asked, e.g. Sarnat stage</source>
      <translation>Ce qui est demandé, p. ex. stade de Sarnat</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Further question</source>
      <translation>Question complémentaire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>How it is answered</source>
      <translation>Comment on y répond</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Take this question away; what was answered keeps its version</source>
      <translation>Retirer cette question ; les réponses données gardent leur version</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Add a grade</source>
      <translation>Ajouter un degré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Grades in their order, the lowest first:</source>
      <translation>Degrés dans leur ordre, le plus bas d’abord :</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>Ask something more</source>
      <translation>Demander autre chose</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/task_questions.py" />
      <source>A question under the pad once this answer is given, kept with the label</source>
      <translation>Une question sous le pavé une fois cette réponse donnée, gardée avec l’étiquette</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Lowest pitch</source>
      <translation>Hauteur minimale</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Highest pitch</source>
      <translation>Hauteur maximale</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Hyperphonation above</source>
      <translation>Hyperphonation au-dessus de</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Dysphonation: HNR below</source>
      <translation>Dysphonation : HNR au-dessous de</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Sound: not softer than the loud parts by</source>
      <translation>Son : pas plus faible que les parties fortes de</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Shortest cry unit</source>
      <translation>Unité de cri la plus courte</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Longest gap within a unit</source>
      <translation>Plus long trou dans une unité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Melody: a leg is at least</source>
      <translation>Mélodie : une pente fait au moins</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>semitones</source>
      <translation>demi-tons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Step</source>
      <translation>Pas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Praat: silence threshold</source>
      <translation>Praat : seuil de silence</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Praat: voicing threshold</source>
      <translation>Praat : seuil de voisement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Praat: octave cost</source>
      <translation>Praat : coût d’octave</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Praat: octave-jump cost</source>
      <translation>Praat : coût de saut d’octave</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Praat: voiced/unvoiced cost</source>
      <translation>Praat : coût voisé/non voisé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>How voices are measured</source>
      <translation>Façon de mesurer les voix</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>For everybody at this store. An infant's pitch is far above an adult's: with an adult's range a cry is</source>
      <translation>Pour tous ceux de cette base. La hauteur d’un nourrisson est bien au-dessus de celle d’un adulte : avec les limites d’un adulte, un cri est</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>measured an octave low, or not at all.</source>
      <translation>mesuré une octave trop bas, ou pas du tout.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Why it is changed (kept in the audit trail)</source>
      <translation>Pourquoi on le change (conservé dans le journal d’audit)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>The lowest pitch must lie below the highest.</source>
      <translation>La hauteur minimale doit être inférieure à la maximale.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/dialogs/voice_settings.py" />
      <source>Sign in first: a change belongs to a person.</source>
      <translation>Identifiez-vous d’abord : un changement a un auteur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>The report cannot be written to {path}: {strerror}.</source>
      <translation>Le rapport ne peut pas être écrit dans {path} : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>The models and what was measured are as they were.</source>
      <translation>Les modèles et les mesures sont comme avant.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>Choose another folder, or make room there.</source>
      <translation>Choisissez un autre dossier, ou faites-y de la place.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>CryApp promotion gate {name}</source>
      <translation>CryApp, contrôle de mise en service {name}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>{task} · promotion gate</source>
      <translation>{task} · contrôle de mise en service</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>{name} ({id}), card {card}</source>
      <translation>{name} ({id}), fiche {card}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>and {n} more</source>
      <translation>et {n} autres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_report.py" />
      <source>{research_use} 95 % intervals by infant. Made with CryApp {version}; printed {now}. Page 1 of 1.</source>
      <translation>{research_use} Intervalles de confiance à 95 % par nourrisson. Fait avec CryApp {version} ; imprimé le {now}. Page 1 sur 1.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_saving.py" />
      <source>Save the gate's report</source>
      <translation>Enregistrer le rapport du contrôle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_saving.py" />
      <source>Report saved as {path}</source>
      <translation>Compte rendu enregistré sous {path}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>holds</source>
      <translation>tient</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>fails</source>
      <translation>échoue</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>not known</source>
      <translation>inconnu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>to read</source>
      <translation>à lire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>in use</source>
      <translation>en service</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{verdict} · the gate is open</source>
      <translation>{verdict} · le contrôle est favorable</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>1 point of 13 fails</source>
      <translation>1 point sur 13 échoue</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{n} points of 13 fail</source>
      <translation>{n} points sur 13 échouent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>too little is known</source>
      <translation>on en sait trop peu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{verdict} · the gate is closed: {why}</source>
      <translation>{verdict} · le contrôle s’y oppose : {why}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{before} → {after}, now right</source>
      <translation>{before} → {after}, juste à présent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{before} → {after}, now wrong</source>
      <translation>{before} → {after}, faux à présent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source> · ahead by {delta}</source>
      <translation> · devance de {delta}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{n} infants with it: too few</source>
      <translation>{n} nourrissons positifs : trop peu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>AUC {auc}, n = {n}</source>
      <translation>AUC {auc}, n = {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source> (in use {drop}, {flips})</source>
      <translation> (en service {drop}, {flips})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>AUC {drop}, {k} of {n} flip{was}</source>
      <translation>AUC {drop}, {k} sur {n} basculent{was}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>at own thresholds, Δ sensitivity</source>
      <translation>aux seuils propres, Δ sensibilité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>and Δ specificity</source>
      <translation>et Δ spécificité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>{value} ({low} to {high})</source>
      <translation>{value} ({low} à {high})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>AUC {auc} on {n} locked infants</source>
      <translation>AUC {auc} sur {n} nourrissons réservés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>sensitivity at 80 % specificity {value}</source>
      <translation>sensibilité à 80 % de spécificité {value}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/gate_words.py" />
      <source>calibration error {ece}</source>
      <translation>erreur de calibration {ece}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>The import stops; what was added stays. Import the same files again to add the rest.</source>
      <translation>L’import s’arrête ; ce qui a été ajouté reste. Importez à nouveau les mêmes fichiers pour ajouter le reste.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>They are synthetic; their two conditions belong to the task “Neurological injury”.</source>
      <translation>Ils sont synthétiques ; leurs deux états relèvent de la tâche « Atteinte neurologique ».</translation>
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>Making example cries</source>
      <translation>Création d’exemples de cris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/import_run.py" />
      <source>An import is already running; wait for it or stop it first.</source>
      <translation>Un import est déjà en cours ; attendez-le ou arrêtez-le d’abord.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_page_words.py" />
      <source>{hours} h after birth</source>
      <translation>{hours} h après la naissance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_page_words.py" />
      <source>score {score}</source>
      <translation>score {score}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_saving.py" />
      <source>record of {code}</source>
      <translation>dossier de {code}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Sign in to see this infant.</source>
      <translation>Identifiez-vous pour voir ce nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>locked for testing</source>
      <translation>réservé au test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>← → go from one to the next, Enter opens it. Shaded: the first 6 h, in which cooling must begin.</source>
      <translation>← → vont de l’un à l’autre, Entrée ouvre. Ombré : les 6 premières heures, où l’hypothermie doit commencer.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Examinations</source>
      <translation>Examens</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Screenings</source>
      <translation>Dépistages</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Score, {task}</source>
      <translation>Score, {task}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Score</source>
      <translation>Score</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>no answer that you may see</source>
      <translation>aucune réponse que vous puissiez voir</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>hours since birth</source>
      <translation>heures depuis la naissance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>score</source>
      <translation>score</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Recordings of this infant</source>
      <translation>Enregistrements de ce nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>You see what others found: what you answer of this infant from now on is kept as not blind.</source>
      <translation>Vous voyez ce que d’autres ont trouvé : ce que vous répondrez désormais sur ce nourrisson sera gardé comme réponse non aveugle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_window.py" />
      <source>Your own answers, and scores only where you have answered.</source>
      <translation>Vos propres réponses, et les scores seulement là où vous avez répondu.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>not recorded</source>
      <translation>non renseigné</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>born {born_at}</source>
      <translation>né le {born_at}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>synthetic</source>
      <translation>synthétique</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>{hours} h ago</source>
      <translation>il y a {hours} h</translation>
    </message>
    <message>
      <location filename="cryapp/ui/infant_words.py" />
      <source>{hours} days ago</source>
      <translation>il y a {hours} jours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/key_file.py" />
      <source>The keys cannot be written to {path}: {why}.</source>
      <translation>Les touches ne peuvent pas être écrites dans {path} : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/key_file.py" />
      <source>Choose another folder.</source>
      <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/key_file.py" />
      <source>{name} cannot be read: {why}.</source>
      <translation>{name} ne peut pas être lu : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/key_file.py" />
      <source>{name} is no file of keys.</source>
      <translation>{name} n’est pas un fichier de touches.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/key_file.py" />
      <source>{name} was written by a newer CryApp.</source>
      <translation>{name} a été écrit par un CryApp plus récent.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/key_file.py" />
      <source>The keys are as they were.</source>
      <translation>Les touches sont comme avant.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Confirm and next</source>
      <translation>Confirmer et continuer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Go to the next recording that waits for an answer</source>
      <translation>Aller au prochain enregistrement qui attend une réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Skip…</source>
      <translation>Passer…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Skip with a reason</source>
      <translation>Passer avec un motif</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Flag</source>
      <translation>Signaler</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Flag for a second look</source>
      <translation>Signaler pour un second regard</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Write a note</source>
      <translation>Écrire une note</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Repeat the last answer</source>
      <translation>Répéter la dernière réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>The class and certainty of the answer before, for this recording</source>
      <translation>La classe et la certitude de la réponse d’avant, pour cet enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>How sure</source>
      <translation>Certitude</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Rather sure, unsure, sure, or nothing said: kept with the label</source>
      <translation>Plutôt sûr, incertain, sûr, ou rien : conservé avec l’étiquette</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Guide to this question</source>
      <translation>Guide de cette question</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>How to decide, what each answer means and how it sounds</source>
      <translation>Comment décider, ce que signifie chaque réponse et comment elle sonne</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Tasks…</source>
      <translation>Tâches…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Change what is asked, with which answers; a new version is made</source>
      <translation>Changer ce qui est demandé, avec quelles réponses ; une nouvelle version est faite</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Take the label away</source>
      <translation>Retirer l’étiquette</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Go</source>
      <translation>Aller</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Next recording</source>
      <translation>Enregistrement suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Previous recording</source>
      <translation>Enregistrement précédent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Select the next one too</source>
      <translation>Sélectionner aussi le suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Several selected recordings can be answered at once</source>
      <translation>On peut répondre à plusieurs enregistrements sélectionnés à la fois</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Select the previous one too</source>
      <translation>Sélectionner aussi le précédent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Next question</source>
      <translation>Question suivante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>The next task, about the same recording</source>
      <translation>La tâche suivante, sur le même enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Previous question</source>
      <translation>Question précédente</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>The task before, about the same recording</source>
      <translation>La tâche d’avant, sur le même enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Filter the worklist…</source>
      <translation>Filtrer la liste…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Narrow the list by answer, length, hours since birth, quality and more</source>
      <translation>Restreindre la liste par réponse, durée, heures depuis la naissance, qualité et plus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Explained queue…</source>
      <translation>File expliquée…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Choose the reasons why recordings come, in visible shares, and make the list</source>
      <translation>Choisir les motifs qui amènent les enregistrements, en parts visibles, et faire la liste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Reading sets…</source>
      <translation>Jeux de lecture…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Deal recordings to readers, choose the set to read, see how far it is</source>
      <translation>Distribuer des enregistrements aux lecteurs, choisir le jeu à lire, voir où il en est</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Next waiting recording</source>
      <translation>Prochain enregistrement en attente</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Where the model's evidence lies</source>
      <translation>Où se trouvent les indices du modèle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Shows in the spectrogram what speaks for the model's answer, once yours is saved</source>
      <translation>Montre dans le spectrogramme ce qui plaide pour la réponse du modèle, une fois la vôtre enregistrée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Infant's page</source>
      <translation>Page du nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>All recordings of this infant from birth on</source>
      <translation>Tous les enregistrements de ce nourrisson depuis la naissance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Search the worklist</source>
      <translation>Chercher dans la liste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Edit</source>
      <translation>Modifier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Undo</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Take the last label, skip, flag, note or record back</source>
      <translation>Reprendre la dernière étiquette, le dernier passage, signalement, note ou dossier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>nothing was done yet that could be taken back</source>
      <translation>rien n’a encore été fait qui puisse être repris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>Redo</source>
      <translation>Rétablir</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_actions.py" />
      <source>nothing was taken back</source>
      <translation>rien n’a été repris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>Several recordings are selected: choose one, or take the question in hand with T.</source>
      <translation>Plusieurs enregistrements sont sélectionnés : choisissez-en un, ou prenez cette question en main avec T.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>{task}: already “{answer}”.</source>
      <translation>{task} : déjà « {answer} ».</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>{task}: “{answer}” for {about}</source>
      <translation>{task} : « {answer} » pour {about}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>Saved: {text}.</source>
      <translation>Enregistré : {text}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>{task}: {answer}</source>
      <translation>{task} : {answer}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>Answers the question beside, without leaving the one in hand</source>
      <translation>Répond à la question d’à côté, sans quitter celle en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>Question beside…</source>
      <translation>Question d’à côté…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_beside.py" />
      <source>Which question stands beside the one in hand, e.g. the infant's</source>
      <translation>Quelle question se tient à côté de celle en cours, p. ex. celle du nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_lists.py" />
      <source>All recordings</source>
      <translation>Tout</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_lists.py" />
      <source>Explained queue ({n})</source>
      <translation>File expliquée ({n})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_lists.py" />
      <source>{name}: {done} of {total}</source>
      <translation>{name} : {done} sur {total}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_lists.py" />
      <source>Make an explained queue…</source>
      <translation>Faire une file expliquée…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_lists.py" />
      <source>Set “{name}”</source>
      <translation>Jeu « {name} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>Already labelled “{answer}”. Enter goes on.</source>
      <translation>Déjà étiqueté « {answer} ». Entrée fait avancer.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>label “{answer}” of {title}</source>
      <translation>étiquette « {answer} » de {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>all segments marked in {recording}</source>
      <translation>tous les segments marqués dans {recording}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>There is no label to take away.</source>
      <translation>Il n’y a pas d’étiquette à retirer.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>no label for {title}</source>
      <translation>pas d’étiquette pour {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>skip {title}: {reason}</source>
      <translation>passer {title} : {reason}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>flag for {title}</source>
      <translation>signalement de {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>no flag for {title}</source>
      <translation>plus de signalement pour {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>The note is kept once somebody has signed in.</source>
      <translation>La note sera conservée dès que quelqu’un se sera identifié.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_session.py" />
      <source>note on {title}</source>
      <translation>note sur {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/label_sound.py" />
      <source>This recording cannot be labelled now: skip it, or go on with N.</source>
      <translation>Cet enregistrement ne peut pas être étiqueté pour l’instant : passez-le, ou avancez avec N.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;File</source>
      <translation>&amp;Fichier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Edit</source>
      <translation>&amp;Édition</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;View</source>
      <translation>&amp;Affichage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Sound</source>
      <translation>&amp;Son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Label</source>
      <translation>É&amp;tiquetage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Review</source>
      <translation>&amp;Révision</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Segme&amp;nts</source>
      <translation>Segme&amp;nts</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Go</source>
      <translation>A&amp;ller</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>S&amp;creen</source>
      <translation>&amp;Dépistage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Models</source>
      <translation>&amp;Modèles</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>&amp;Help</source>
      <translation>A&amp;ide</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Close CryApp while work is running?</source>
      <translation>Fermer CryApp alors qu’un travail est en cours ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Close anyway</source>
      <translation>Fermer quand même</translation>
    </message>
    <message>
      <location filename="cryapp/ui/main_window.py" />
      <source>Keep running</source>
      <translation>Laisser tourner</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source> {name} is kept and can be put back at any time.</source>
      <translation> {name} est conservé et peut être remis à tout moment.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why: e.g. better on 57 locked infants, agreed in the study meeting</source>
      <translation>Pourquoi : p. ex. meilleur sur 57 nourrissons réservés, convenu en réunion d’étude</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why in spite of this: it is written down as an override of the gate, with your name</source>
      <translation>Pourquoi malgré cela : c’est consigné comme passage outre au contrôle, avec votre nom</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put {name} in use?</source>
      <translation>Mettre {name} en service ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{comparison} From then on it answers in Screen and orders the worklist.{kept}</source>
      <translation>{comparison} Il répondra dès lors en dépistage et ordonnera la liste.{kept}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put in use all the same</source>
      <translation>Mettre en service malgré tout</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put in use</source>
      <translation>Mettre en service</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{name} is in use.</source>
      <translation>{name} est en service.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Reject {name}?</source>
      <translation>Rejeter {name} ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>It stays in the registry, marked as rejected. Nothing is deleted.</source>
      <translation>Il reste au registre, marqué comme rejeté. Rien n’est effacé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Reject</source>
      <translation>Rejeter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why: e.g. misses quiet cries</source>
      <translation>Pourquoi : p. ex. manque les cris faibles</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{name} is rejected and kept.</source>
      <translation>{name} est rejeté et conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Put the model before back in use for {task}?</source>
      <translation>Remettre le modèle précédent en service pour {task} ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>The model in use now is kept, marked as rolled back. The earlier model's predictions are still there.</source>
      <translation>Le modèle en service est conservé, marqué comme retiré. Les prédictions du modèle précédent sont toujours là.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Roll back</source>
      <translation>Revenir en arrière</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>Why: e.g. too many false alarms on the ward since Monday</source>
      <translation>Pourquoi : p. ex. trop de fausses alertes dans le service depuis lundi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source>{name} is in use again.</source>
      <translation>{name} est de nouveau en service.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/model_decisions.py" />
      <source> {name} is kept.</source>
      <translation> {name} est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Readings</source>
      <translation>Lectures</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Reason, kept with the ruling</source>
      <translation>Motif, conservé avec l’arbitrage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Reason for the ruling</source>
      <translation>Motif de l’arbitrage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Next to settle</source>
      <translation>Cas suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Read it in Label</source>
      <translation>Lire dans Étiquetage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Opens the recording in Label: your own reading is a further answer, not a ruling</source>
      <translation>Ouvre l’enregistrement dans Étiquetage : votre propre lecture est une réponse de plus, pas un arbitrage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>{said}. It never learnt from this infant.</source>
      <translation>{said}. Il n’a jamais rien appris de ce nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Whose segments hold?</source>
      <translation>Quels segments valent ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Your ruling: {question}</source>
      <translation>Votre arbitrage : {question}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Why?</source>
      <translation>Pourquoi ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>&amp;6  Write another reason, then press the key again</source>
      <translation>&amp;6  Écrire un autre motif, puis presser de nouveau la touche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>the second time: {answer}</source>
      <translation>la seconde fois : {answer}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/adjudication.py" />
      <source>Choose something on the left to hear it and to see what was said.</source>
      <translation>Choisissez un cas à gauche pour l’entendre et voir ce qui a été dit.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>the infant</source>
      <translation>le nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>the recording</source>
      <translation>l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>Beside it</source>
      <translation>À côté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>Another question here</source>
      <translation>Une autre question ici</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>don't know</source>
      <translation>ne sait pas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>{name}, key {key}</source>
      <translation>{name}, touche {key}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/beside_pad.py" />
      <source>&amp;0  None</source>
      <translation>&amp;0  Aucune</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Reject…</source>
      <translation>Rejeter…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Keeps the model in the registry, marked as rejected, with your reason.</source>
      <translation>Garde le modèle au registre, marqué comme rejeté, avec votre motif.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Roll back…</source>
      <translation>Revenir en arrière…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Puts the model that was in use before back.</source>
      <translation>Remet en service le modèle d’avant.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Score recordings</source>
      <translation>Évaluer les enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Scores every recording that this model has not seen yet; it can be stopped at any time.</source>
      <translation>Évalue chaque enregistrement que ce modèle n’a pas encore vu ; peut être arrêté à tout moment.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Promote…</source>
      <translation>Mettre en service…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Puts this model in use, in your name and with your reason. It can be rolled back.</source>
      <translation>Met ce modèle en service, en votre nom et avec votre motif. On peut revenir en arrière.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Sensitivity at 80 % specificity</source>
      <translation>Sensibilité à 80 % de spécificité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Calibration</source>
      <translation>Calibration</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>{name} is a starting point, not a model that answers</source>
      <translation>{name} est un point de départ, pas un modèle qui répond</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>It was trained on recordings without labels. Training on your labels starts from it and gives a candidate.</source>
      <translation>Il a été entraîné sur des enregistrements sans étiquettes. L’entraînement sur vos étiquettes part de lui et donne un candidat.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Comparing on the locked infants…</source>
      <translation>Comparaison sur les nourrissons réservés…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>Put back in use…</source>
      <translation>Remettre en service…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>not measured</source>
      <translation>non mesuré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>was {value}</source>
      <translation>était {value}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/comparison.py" />
      <source>slope {slope}</source>
      <translation>pente {slope}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/figure_table.py" />
      <source>dotted line: chance · right end: all alike</source>
      <translation>pointillé : hasard · bord droit : tous identiques</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Agree</source>
      <translation>D’accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Disagree</source>
      <translation>Pas d’accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Unsure</source>
      <translation>Incertain</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Your finding</source>
      <translation>Votre constat</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Remarks, no names</source>
      <translation>Remarques, sans noms</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Remarks</source>
      <translation>Remarques</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Sign and make report</source>
      <translation>Signer et faire le compte rendu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Record again</source>
      <translation>Réenregistrer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Open report</source>
      <translation>Ouvrir le compte rendu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Show folder</source>
      <translation>Montrer le dossier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Next infant</source>
      <translation>Nourrisson suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Signed by {reader}, {moment}.</source>
      <translation>Signé par {reader}, {moment}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Report saved as {name}.</source>
      <translation>Compte rendu enregistré sous {name}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Make report</source>
      <translation>Faire le compte rendu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Sign in at the top right to sign this result.</source>
      <translation>Identifiez-vous en haut à droite pour signer ce résultat.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Say what you find yourself before you sign.</source>
      <translation>Dites ce que vous constatez vous-même avant de signer.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/finding_panel.py" />
      <source>Signs in the name of {code}.</source>
      <translation>Signe au nom de {code}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Files and folders can also be dropped anywhere on this window.</source>
      <translation>Fichiers et dossiers peuvent aussi être déposés n’importe où sur cette fenêtre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Nothing to listen to yet</source>
      <translation>Rien à écouter pour l’instant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Bring recordings of your own, or take the tour with made-up cries.</source>
      <translation>Apportez vos propres enregistrements, ou essayez avec des cris fabriqués.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Open recordings…</source>
      <translation>Ouvrir des enregistrements…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Files or folders, any phone format</source>
      <translation>Fichiers ou dossiers, tout format de téléphone</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Try with example cries</source>
      <translation>Essayer avec des exemples</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/first_start.py" />
      <source>Synthetic, clearly marked, removed with the store</source>
      <translation>Synthétiques, clairement marqués, supprimés avec la base</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Promotion gate</source>
      <translation>Contrôle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Save report…</source>
      <translation>Rapport…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>One page as PDF: the verdict, all thirteen points and their figures.</source>
      <translation>Une page en PDF : le verdict, les treize points et leurs chiffres.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Points of the promotion gate</source>
      <translation>Points du contrôle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Nothing was looked at yet.</source>
      <translation>Rien n’a encore été examiné.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Opens it in Label, to be heard and read.</source>
      <translation>L’ouvre dans Étiquetage, pour l’entendre et le lire.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>{change} (label: {label})</source>
      <translation>{change} (étiquette : {label})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>and {n} more, all in cryapp models gate --json</source>
      <translation>et {n} autres, tous dans cryapp models gate --json</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Show the recordings</source>
      <translation>Montrer les enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Hide the recordings</source>
      <translation>Masquer les enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Show the figures</source>
      <translation>Montrer les chiffres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/gate.py" />
      <source>Hide the figures</source>
      <translation>Masquer les chiffres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/history.py" />
      <source>History of this recording</source>
      <translation>Historique de cet enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/history.py" />
      <source>Taken back</source>
      <translation>Repris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Change the record of this infant</source>
      <translation>Changer le dossier de ce nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Page</source>
      <translation>Page</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Nothing is known about this infant yet.</source>
      <translation>On ne sait encore rien de ce nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Cord pH · BD</source>
      <translation>pH cordon · DB</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant.py" />
      <source>Age</source>
      <translation>Âge</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Which infant</source>
      <translation>Quel nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Pseudonym, e.g. I-0187</source>
      <translation>Pseudonyme, p. ex. I-0187</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Search by pseudonym</source>
      <translation>Chercher par pseudonyme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Screen this infant</source>
      <translation>Dépister ce nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Add an infant…</source>
      <translation>Ajouter un nourrisson…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>No infant is called “{wanted}”. “Add an infant…” makes its record.</source>
      <translation>Aucun nourrisson ne s’appelle « {wanted} ». « Ajouter un nourrisson… » crée son dossier.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>No infant yet.</source>
      <translation>Pas encore de nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>study pseudonym, never a name</source>
      <translation>pseudonyme d’étude, jamais un nom</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Born</source>
      <translation>Né le</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Type, or use the arrow keys on a part of it</source>
      <translation>Saisir, ou utiliser les flèches sur une partie</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Add and go on</source>
      <translation>Ajouter et continuer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Pseudonym</source>
      <translation>Pseudonyme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Gestation weeks</source>
      <translation>Terme en semaines</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_choice.py" />
      <source>Gestation days</source>
      <translation>Terme, jours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_time.py" />
      <source>Time from birth</source>
      <translation>Temps depuis la naissance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_time.py" />
      <source>age unknown</source>
      <translation>âge inconnu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_time.py" />
      <source>{n} h</source>
      <translation>{n} h</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/infant_time.py" />
      <source>{n} d</source>
      <translation>{n} j</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>The networks of a training were asked, each about the infants kept from it.</source>
      <translation>Les réseaux d’un entraînement ont été interrogés, chacun sur les nourrissons qui lui avaient été cachés.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Regressions on a frozen encoder were asked, each about infants that did not teach it. The encoder was pre-trained without labels; it may have heard these infants.</source>
      <translation>Des régressions sur un encodeur figé ont été interrogées, chacune sur des nourrissons dont elle n’a rien appris. L’encodeur a été pré-entraîné sans étiquettes ; il a pu entendre ces nourrissons.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Regressions on statistics of the sound were asked, each about infants that did not teach it.</source>
      <translation>Des régressions sur des statistiques du son ont été interrogées, chacune sur des nourrissons dont elle n’a rien appris.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>A model that has not met the infant is asked about every label of infants who are not locked. It takes some minutes, beside everything else.</source>
      <translation>Un modèle qui n’a pas rencontré le nourrisson est interrogé sur chaque étiquette des nourrissons non réservés. Cela prend quelques minutes, à côté de tout le reste.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Labels that are perhaps wrong</source>
      <translation>Étiquettes peut-être fausses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Looking for labels that may be wrong</source>
      <translation>Recherche d’étiquettes peut-être fausses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Look for labels that may be wrong</source>
      <translation>Chercher des étiquettes peut-être fausses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Look for them again</source>
      <translation>Les chercher à nouveau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Look for them</source>
      <translation>Les chercher</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Cancelling…</source>
      <translation>Annulation…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Looked through {when}: {recordings} of {infants}, each by a model that has not met the infant.</source>
      <translation>Passées en revue {when} : {recordings} de {infants}, chacun par un modèle qui n’a pas rencontré le nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>AUC {value} ({low} to {high}).</source>
      <translation>AUC {value} ({low} à {high}).</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>not asked about: {n}</source>
      <translation>sans avis : {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>labelled otherwise: {n}</source>
      <translation>étiquetés autrement : {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>no longer labelled: {n}</source>
      <translation>plus étiquetés : {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>the task was edited</source>
      <translation>la tâche a été modifiée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_check.py" />
      <source>Since then: {what}.</source>
      <translation>Depuis : {what}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Answer</source>
      <translation>Réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Confirm &amp;&amp; next</source>
      <translation>Confirmer &amp;&amp; suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Skip</source>
      <translation>Passer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Version {n} of this task; a label keeps the version it was made with.</source>
      <translation>Version {n} de cette tâche ; une étiquette garde la version avec laquelle elle a été faite.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Take the flag away</source>
      <translation>Retirer le signalement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Sign in to answer.</source>
      <translation>Identifiez-vous pour répondre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>{model}: {answer} with probability {probability}.{own}</source>
      <translation>{model} : {answer}, probabilité {probability}.{own}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>Skipped: {reason}.</source>
      <translation>Passé : {reason}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>no reason given</source>
      <translation>sans motif</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source>No prediction for this recording.</source>
      <translation>Pas de prédiction pour cet enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source> It agrees with you.</source>
      <translation> Il est d’accord avec vous.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/label_pad.py" />
      <source> It does not agree with you.</source>
      <translation> Il n’est pas d’accord avec vous.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>What has been labelled</source>
      <translation>Ce qui a été étiqueté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Train…</source>
      <translation>Entraîner…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Look at what would be learnt, then decide. Nothing starts at once.</source>
      <translation>Voir ce qui serait appris, puis décider. Rien ne démarre aussitôt.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Pre-train…</source>
      <translation>Pré-entraîner…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Learn from recordings without labels; needs no labels at all.</source>
      <translation>Apprendre d’enregistrements sans étiquettes ; n’en demande aucune.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>Locked for testing: {infants}, never used to learn. Pool for pre-training: {recordings} of {pool_infants} ({pool_hours} h).</source>
      <translation>Réservés au test : {infants}, jamais utilisés pour apprendre. Réserve de pré-entraînement : {recordings} de {pool_infants} ({pool_hours} h).</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>not learnt</source>
      <translation>pas appris</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>{every} to learn from, and {locked} more that are locked for testing</source>
      <translation>{every} pour apprendre, et {locked} de plus réservés au test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/labelled_counts.py" />
      <source>The pool has grown by {grown} since the encoder was trained.</source>
      <translation>La réserve a grandi de {grown} depuis l’entraînement de l’encodeur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Nothing is to be settled. Recordings come here when two readers answered them differently; deal a set with a share to be read twice to measure how far readers agree.</source>
      <translation>Rien à trancher. Un enregistrement vient ici quand deux lecteurs y ont répondu différemment ; distribuez un jeu dont une part est lue deux fois pour mesurer l’accord des lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Nobody answered a silent repeat in another way. Deal a set with a share to be read again by the same reader.</source>
      <translation>Personne n’a répondu autrement à une répétition silencieuse. Distribuez un lot dont une part est relue par le même lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>No label is contradicted by a model that did not learn from it. Labels of locked infants are held against the model in use, if it was trained here. For all others look through them below, or give a table: Review › Labels against cross-validated predictions…</source>
      <translation>Aucune étiquette n’est contredite par un modèle qui n’en a rien appris. Celles des nourrissons réservés sont comparées au modèle en service, s’il a été entraîné ici. Pour toutes les autres, cherchez ci-dessous, ou donnez une table : Révision › Étiquettes contre prédictions croisées…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>settled</source>
      <translation>tranché</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>settled: {answer}</source>
      <translation>tranché : {answer}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>To settle</source>
      <translation>À trancher</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Which kind</source>
      <translation>Quel genre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>All kinds</source>
      <translation>Tous les genres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Disagreements</source>
      <translation>Désaccords</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Repeats that differ</source>
      <translation>Répétitions divergentes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>Settled ones too</source>
      <translation>Aussi ceux déjà tranchés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>What is to be settled</source>
      <translation>Ce qui est à trancher</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/matter_list.py" />
      <source>{n} open</source>
      <translation>{n} à trancher</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/message_strip.py" />
      <source>Details</source>
      <translation>Détails</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/message_strip.py" />
      <source> ({times} times)</source>
      <translation> ({times} fois)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/message_strip.py" />
      <source>{others} more</source>
      <translation>{others} autres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>What was scored is kept; the rest can follow later.</source>
      <translation>Ce qui a été évalué est conservé ; le reste pourra suivre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>{name} scores the recordings</source>
      <translation>{name} évalue les enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>{done} of {total} recordings scored</source>
      <translation>{done} enregistrements évalués sur {total}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Show the run</source>
      <translation>Voir l’entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>No model yet</source>
      <translation>Pas encore de modèle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Go on labelling</source>
      <translation>Continuer à étiqueter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Ready to train a model for {task}</source>
      <translation>Prêt à entraîner un modèle pour {task}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>Train… shows what would be learnt and how long it takes before anything starts. The result is a candidate: it answers nothing until a person puts it in use.</source>
      <translation>« Entraîner… » montre ce qui serait appris et en combien de temps avant que rien ne démarre. Le résultat est un candidat : il ne répond à rien tant que personne ne le met en service.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/model_notices.py" />
      <source>No model for {task} yet</source>
      <translation>Pas encore de modèle pour {task}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>Note</source>
      <translation>Note</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>e.g. monitor alarm at 5 s</source>
      <translation>p. ex. alarme du moniteur à 5 s</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>not saved yet</source>
      <translation>pas encore enregistré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/note.py" />
      <source>Ctrl+Enter saves</source>
      <translation>Ctrl+Entrée enregistre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/other_tasks.py" />
      <source>asked of the recording</source>
      <translation>sur l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/other_tasks.py" />
      <source>asked of the infant</source>
      <translation>sur le nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/other_tasks.py" />
      <source>asked of parts of the recording</source>
      <translation>sur des parties de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/other_tasks.py" />
      <source>Other questions</source>
      <translation>Autres questions</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/other_tasks.py" />
      <source>{question} ({about}, version {version})</source>
      <translation>{question} ({about}, version {version})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/other_tasks.py" />
      <source>all marked</source>
      <translation>tout marqué</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/overview.py" />
      <source>Overview of the whole recording</source>
      <translation>Vue d’ensemble de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>not now: {why}</source>
      <translation>pas maintenant : {why}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Command palette</source>
      <translation>Palette de commandes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>What do you want to do? Type a few letters, or an infant or a file</source>
      <translation>Que voulez-vous faire ? Quelques lettres, un nourrisson ou un fichier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Search actions, infants and recordings</source>
      <translation>Chercher actions, nourrissons et enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Actions</source>
      <translation>Actions</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Not now: {why}</source>
      <translation>Pas maintenant : {why}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>↑ ↓ choose · Enter does it · Esc closes</source>
      <translation>↑ ↓ choisir · Entrée exécute · Échap ferme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/palette.py" />
      <source>Nothing is called so.</source>
      <translation>Rien ne porte ce nom.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>Recording quality</source>
      <translation>Qualité de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>Recording quality: good enough</source>
      <translation>Qualité de l’enregistrement : suffisante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>Recording quality: not enough</source>
      <translation>Qualité de l’enregistrement : insuffisante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/quality_panel.py" />
      <source>{value}, needs {needed}</source>
      <translation>{value}, il faut {needed}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Record the cry</source>
      <translation>Enregistrer le cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Hold the microphone 10 to 20 cm from the infant's mouth and record until it has cried for about ten seconds. Other voices and alarms make the answer less certain.</source>
      <translation>Tenez le microphone à 10 à 20 cm de la bouche du nourrisson et enregistrez jusqu’à une dizaine de secondes de cri. D’autres voix et des alarmes rendent la réponse moins sûre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Microphone</source>
      <translation>Microphone</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Record</source>
      <translation>Enregistrer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Stop and check</source>
      <translation>Arrêter et vérifier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Discard</source>
      <translation>Abandonner</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Choose a file…</source>
      <translation>Choisir un fichier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>No microphone was found. Connect one, or choose a file.</source>
      <translation>Aucun microphone trouvé. Branchez-en un, ou choisissez un fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>{name} was not finished; what was recorded is kept.</source>
      <translation>{name} n’était pas terminé ; ce qui a été enregistré est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Use it</source>
      <translation>L’utiliser</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Waiting for the microphone…</source>
      <translation>En attente du microphone…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Too loud: the peaks are cut off. Move the microphone further away.</source>
      <translation>Trop fort : les pointes sont écrêtées. Éloignez le microphone.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Nothing is heard. Move the microphone closer, or check that it is switched on.</source>
      <translation>On n’entend rien. Rapprochez le microphone, ou vérifiez qu’il est allumé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Ends by itself in {seconds} s.</source>
      <translation>S’arrête de lui-même dans {seconds} s.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Recording. It is written to the disk as it comes.</source>
      <translation>Enregistrement. Il est écrit sur le disque au fur et à mesure.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recorder_panel.py" />
      <source>Level</source>
      <translation>Niveau</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>too short</source>
      <translation>trop court</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>too long</source>
      <translation>trop long</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>clipped</source>
      <translation>écrêté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>silent</source>
      <translation>silencieux</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>very quiet</source>
      <translation>très faible</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>narrow band</source>
      <translation>bande étroite</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>channels cancel</source>
      <translation>canaux en opposition</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>damaged samples</source>
      <translation>échantillons abîmés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>ends early</source>
      <translation>finit trop tôt</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>quality good</source>
      <translation>bonne qualité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>bandwidth {width} kHz</source>
      <translation>bande {width} kHz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/recording_header.py" />
      <source>{n} channels</source>
      <translation>{n} canaux</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>encoder, no labels used</source>
      <translation>encodeur, sans étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>candidate</source>
      <translation>candidat</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>was in use</source>
      <translation>était en service</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>rolled back</source>
      <translation>retiré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>rejected</source>
      <translation>rejeté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>damaged: it cannot be used</source>
      <translation>endommagé : inutilisable</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>No model yet.</source>
      <translation>Pas encore de modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>{id} · made {moment}</source>
      <translation>{id} · fait {moment}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>Interrupted {moment}: {why}</source>
      <translation>Interrompu {moment} : {why}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>can go on from its checkpoint.</source>
      <translation>peut reprendre à son point de contrôle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>Resume</source>
      <translation>Reprendre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>measured on {population}</source>
      <translation>mesuré sur {population}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/registry.py" />
      <source>today {time}</source>
      <translation>aujourd’hui {time}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>Where the evidence lies</source>
      <translation>Où se trouvent les indices</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>The recording</source>
      <translation>L’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>, dashed line at {threshold}</source>
      <translation>, trait pointillé à {threshold}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/result_panel.py" />
      <source>below: probability over time{line}</source>
      <translation>dessous : probabilité dans le temps{line}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>What the model says</source>
      <translation>Ce que dit le modèle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Looking for the evidence</source>
      <translation>Recherche des indices</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Most alike to the model among what you have labelled:</source>
      <translation>Les plus semblables pour le modèle parmi ce que vous avez étiqueté :</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Nothing that you have labelled of other infants can be compared yet.</source>
      <translation>Rien de ce que vous avez étiqueté chez d’autres nourrissons ne peut encore être comparé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Hide the evidence</source>
      <translation>Masquer les indices</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Show the evidence</source>
      <translation>Montrer les indices</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Opens this recording</source>
      <translation>Ouvre cet enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>{title}, which you called “{answer}”</source>
      <translation>{title}, que vous avez dit « {answer} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/reveal.py" />
      <source>Play {what}</source>
      <translation>Écouter {what}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>ROC on locked infants</source>
      <translation>ROC, nourrissons réservés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>1 − specificity</source>
      <translation>1 − spécificité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>sensitivity</source>
      <translation>sensibilité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>Operating point {threshold}, fixed on calibration infants: finds {found} ({span}), false alarms {false}.</source>
      <translation>Point de fonctionnement {threshold}, fixé sur les nourrissons de calibration : trouve {found} ({span}), fausses alertes {false}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>Nothing to draw: it was not measured on locked infants.</source>
      <translation>Rien à tracer : pas de mesure sur des nourrissons réservés.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>- - {name}, in use</source>
      <translation>- - {name}, en service</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/roc.py" />
      <source>● operating point</source>
      <translation>● point de fonctionnement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Log</source>
      <translation>Journal</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Log of the run</source>
      <translation>Journal de l’entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Stop early, keep the best</source>
      <translation>Arrêter tôt, garder le meilleur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Ends this stage now, keeps its best epoch and goes on to measuring it.</source>
      <translation>Termine cette étape maintenant, garde sa meilleure époque et passe à la mesure.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Cancel, discard</source>
      <translation>Annuler, jeter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Ends the run and throws it away. Labels and models stay as they are.</source>
      <translation>Termine l’entraînement et le jette. Étiquettes et modèles restent tels quels.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source> · stage {k} of {n}</source>
      <translation> · étape {k} sur {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Labelling can go on meanwhile; it is not disturbed by this.</source>
      <translation>L’étiquetage peut continuer pendant ce temps sans être gêné.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Pre-training, no labels</source>
      <translation>Pré-entraînement, sans étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>Training on labels</source>
      <translation>Entraînement sur les étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>— training</source>
      <translation>— entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>- - validation infants</source>
      <translation>- - nourrissons de validation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>● best</source>
      <translation>● meilleure</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>validation AUC {auc}</source>
      <translation>AUC de validation {auc}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/run_live.py" />
      <source>the first epoch is under way</source>
      <translation>la première époque est en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Choose the infant, record its cry or take a file, then read the result and sign it.</source>
      <translation>Choisissez le nourrisson, enregistrez son cri ou prenez un fichier, puis lisez le résultat et signez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>choose</source>
      <translation>choisir</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>record</source>
      <translation>enregistrer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>result</source>
      <translation>résultat</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Another infant</source>
      <translation>Autre nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Screen a newborn</source>
      <translation>Dépister un nouveau-né</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>Go to Models</source>
      <translation>Aller aux modèles</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screen_head.py" />
      <source>{task} cannot be screened for yet</source>
      <translation>Pas encore de dépistage possible pour {task}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>Earlier screenings</source>
      <translation>Dépistages antérieurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>None yet. Each result is kept here with who made it and who signed it.</source>
      <translation>Aucun. Chaque résultat est conservé ici, avec qui l’a fait et qui l’a signé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>signed by {reader}</source>
      <translation>signé par {reader}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/screenings_panel.py" />
      <source>not signed</source>
      <translation>non signé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_lanes.py" />
      <source>Segments of each reading</source>
      <translation>Segments de chaque lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_lanes.py" />
      <source>{n} places differ</source>
      <translation>{n} endroits diffèrent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>point</source>
      <translation>point</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Time</source>
      <translation>Temps</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Class</source>
      <translation>Classe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Length</source>
      <translation>Durée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Segments</source>
      <translation>Segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Note on this segment</source>
      <translation>Note sur ce segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Snap edges to sound</source>
      <translation>Caler les bords sur le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Propose</source>
      <translation>Proposer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Finds breaths and cries by loudness and voicing; nothing is kept before you accept it</source>
      <translation>Trouve respirations et cris par l’intensité et le voisement ; rien n’est gardé avant que vous l’acceptiez</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Sensitivity of proposals</source>
      <translation>Sensibilité des propositions</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>More to the right proposes more</source>
      <translation>Plus à droite en propose davantage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Accept all in view</source>
      <translation>Tout accepter à l’écran</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Segments of this recording</source>
      <translation>Segments de cet enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>{n}, {bare} without a class</source>
      <translation>{n}, {bare} sans classe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>Listening…</source>
      <translation>Écoute…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/segment_panel.py" />
      <source>{shown} of {all} proposals, {view} in view</source>
      <translation>{shown} propositions sur {all}, {view} à l’écran</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>How it is heard</source>
      <translation>Façon d’écouter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>turns pages with the sound</source>
      <translation>tourne les pages avec le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>runs past the cursor</source>
      <translation>défile sous le curseur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>stays where it is</source>
      <translation>reste où elle est</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Keep the pitch at other speeds</source>
      <translation>Garder la hauteur aux autres vitesses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Otherwise the pitch turns with the speed, as on a tape.</source>
      <translation>Sinon la hauteur suit la vitesse, comme sur une bande.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Louder than recorded</source>
      <translation>Plus fort que l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>Listen with</source>
      <translation>Écouter avec</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>While playing, the picture</source>
      <translation>Pendant la lecture, l’image</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>the system's own ({name})</source>
      <translation>celui du système ({name})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>the system's own</source>
      <translation>celui du système</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_hearing.py" />
      <source>the one chosen before (not connected)</source>
      <translation>celui choisi avant (non branché)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>How the sound is drawn</source>
      <translation>Façon de dessiner le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>1/{part} of the window</source>
      <translation>1/{part} de la fenêtre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Each frequency against its own recent loudness: a fan fades, a cry stands out.</source>
      <translation>Chaque fréquence par rapport à son propre niveau récent : un ventilateur s’efface, un cri ressort.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Linear</source>
      <translation>Linéaire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Dynamic range</source>
      <translation>Dynamique</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Brightness</source>
      <translation>Luminosité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_look.py" />
      <source>Up to</source>
      <translation>Jusqu’à</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_map.py" />
      <source>Map of recordings</source>
      <translation>Carte des enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_probability.py" />
      <source>Probability over time</source>
      <translation>Probabilité dans le temps</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/sound_probability.py" />
      <source>Probability over time, {model}</source>
      <translation>Probabilité dans le temps, {model}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/spectrogram.py" />
      <source>Spectrogram</source>
      <translation>Spectrogramme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/spectrogram.py" />
      <source>Choose a recording on the left to see and hear it.</source>
      <translation>Choisissez un enregistrement à gauche pour le voir et l’entendre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>Every key on one sheet</source>
      <translation>Toutes les touches sur une feuille</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>{key} keys</source>
      <translation>{key} touches</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>Saved {time}  ·</source>
      <translation>Enregistré {time}  ·</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>No model in use yet</source>
      <translation>Aucun modèle en service</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source> since {day}</source>
      <translation> depuis le {day}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>Model “{name}” in use{since}</source>
      <translation>Modèle « {name} » en service{since}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>{time} left</source>
      <translation>encore {time}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/status_bar.py" />
      <source>{n} more running</source>
      <translation>{n} autres en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/tone_bar.py" />
      <source>Contrast: which levels the colours span</source>
      <translation>Contraste : les niveaux que couvrent les couleurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/tone_bar.py" />
      <source>Drag the ends or the middle to change the contrast. Double click: as at first.</source>
      <translation>Tirez les bouts ou le milieu pour changer le contraste. Double clic : comme au début.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Task</source>
      <translation>Tâche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>What is asked of every recording</source>
      <translation>Ce qui est demandé pour chaque enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Blind reading on</source>
      <translation>Lecture en aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Predictions and other readers stay hidden until your own label is saved</source>
      <translation>Prédictions et autres lecteurs restent cachés jusqu’à ce que votre étiquette soit enregistrée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Blind reading off</source>
      <translation>Lecture non aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Blind</source>
      <translation>Aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Not blind</source>
      <translation>Pas aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Signed in{role}. Press to change the reader.</source>
      <translation>Identifié{role}. Presser pour changer de lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Say who is reading</source>
      <translation>Dire qui lit</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Reader {code}</source>
      <translation>Lecteur {code}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/top_bar.py" />
      <source>Sign in</source>
      <translation>S’identifier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play</source>
      <translation>Lire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Selection</source>
      <translation>Sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Loop</source>
      <translation>Boucle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Speed</source>
      <translation>Vitesse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Volume</source>
      <translation>Volume</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>How it is heard: louder, loudspeaker, pitch</source>
      <translation>Façon d’écouter : gain, haut-parleur, hauteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play the selection: drag over the sound first</source>
      <translation>Écouter la sélection : tirez d’abord sur le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play or pause</source>
      <translation>Écouter ou pause</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Play the selection</source>
      <translation>Écouter la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Begin again at the end</source>
      <translation>Recommencer à la fin</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>{playhead} of {whole}</source>
      <translation>{playhead} sur {whole}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>How the sound is drawn: {look}</source>
      <translation>Comment le son est dessiné : {look}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/transport.py" />
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/waveform.py" />
      <source>Waveform</source>
      <translation>Forme d’onde</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>{answer}, {certainty}</source>
      <translation>{answer}, {certainty}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>good</source>
      <translation>bonne</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>State</source>
      <translation>État</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Infant · running number</source>
      <translation>Nourrisson · numéro d’ordre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Your own answer</source>
      <translation>Votre propre réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Why</source>
      <translation>Motif</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Why it stands here</source>
      <translation>Pourquoi il est là</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>h</source>
      <translation>h</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Hours since birth at recording</source>
      <translation>Heures entre la naissance et l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Length of the recording</source>
      <translation>Durée de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Recorded</source>
      <translation>Enregistré le</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>When it was recorded</source>
      <translation>Quand il a été enregistré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Name of the file</source>
      <translation>Nom du fichier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>What it was recorded with</source>
      <translation>Avec quoi il a été enregistré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Quality</source>
      <translation>Qualité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>What is wrong with the sound</source>
      <translation>Ce qui ne va pas dans le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Locked for testing: never used to learn.</source>
      <translation>Réservé au test : jamais utilisé pour apprendre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>Flagged</source>
      <translation>Signalé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/columns.py" />
      <source>With a note of yours</source>
      <translation>Avec une note de vous</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Probability</source>
      <translation>Probabilité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Quality good</source>
      <translation>Bonne qualité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Codec</source>
      <translation>Codec</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Not locked for testing</source>
      <translation>Non réservé au test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>With segments</source>
      <translation>Avec segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Without segments</source>
      <translation>Sans segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>any</source>
      <translation>toutes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Answer: {words}</source>
      <translation>Réponse : {words}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>{reader} said: {words}</source>
      <translation>{reader} a dit : {words}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>before {day}</source>
      <translation>avant le {day}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>from {day}</source>
      <translation>depuis le {day}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Take “{criterion}” away</source>
      <translation>Retirer « {criterion} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/criteria.py" />
      <source>Clear all</source>
      <translation>Tout effacer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>from</source>
      <translation>de</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>to</source>
      <translation>à</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>Only recordings with</source>
      <translation>Seulement les enregistrements avec</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>nothing wrong with the sound</source>
      <translation>rien à redire au son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>of any infant</source>
      <translation>de tout nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>of infants locked for testing</source>
      <translation>des nourrissons réservés au test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>of the other infants</source>
      <translation>des autres nourrissons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>with or without</source>
      <translation>avec ou sans</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>with segments of mine</source>
      <translation>avec des segments de moi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>without segments of mine</source>
      <translation>sans segments de moi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>Answer of</source>
      <translation>Réponse de</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>Length (s)</source>
      <translation>Durée (s)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>Probability (%)</source>
      <translation>Probabilité (%)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>Testing</source>
      <translation>Test</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>Probability and other readers' answers are looked at only among recordings you have answered.</source>
      <translation>La probabilité et les réponses d’autres lecteurs ne sont regardées que parmi les enregistrements auxquels vous avez répondu.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>me</source>
      <translation>moi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/filter_form.py" />
      <source>From a smaller to a larger one; days as 2026-11-27.</source>
      <translation>D’une valeur à une plus grande ; les jours comme 2026-11-27.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>uncertain first</source>
      <translation>incertains d’abord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>by time</source>
      <translation>par date</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>all</source>
      <translation>tous</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>flagged</source>
      <translation>signalés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Search infant, file, note…</source>
      <translation>Chercher nourrisson, fichier, note…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>What is listed: all recordings, an explained queue, or a set to read</source>
      <translation>Ce qui est listé : tous les enregistrements, une file expliquée ou un jeu à lire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>View</source>
      <translation>Affichage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Saved views, columns, grouping by infant</source>
      <translation>Vues gardées, colonnes, groupement par nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Which recordings are listed</source>
      <translation>Quels enregistrements sont listés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Order of the worklist</source>
      <translation>Ordre de la liste de travail</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Turn the order round</source>
      <translation>Inverser l’ordre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Filter</source>
      <translation>Filtre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>Filter · {n}</source>
      <translation>Filtre · {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/head.py" />
      <source>{view} (everybody's)</source>
      <translation>{view} (à tous)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/model.py" />
      <source>{infant} · {recordings}, {n} answered</source>
      <translation>{infant} · {recordings}, {n} répondus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{n} of {recordings}</source>
      <translation>{n} sur {recordings}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{n} of {infants}</source>
      <translation>{n} sur {infants}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{done}/{all} rec.</source>
      <translation>{done}/{all} enr.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{done}/{all} inf.</source>
      <translation>{done}/{all} nourr.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{n} seg.</source>
      <translation>{n} seg.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{skipped} skipped, {flagged} flagged</source>
      <translation>{skipped} passés, {flagged} signalés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>{done} of {total} in this list</source>
      <translation>{done} sur {total} dans cette liste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/pacing.py" />
      <source>about {time} left at {pace} each</source>
      <translation>encore environ {time} à {pace} chacun</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Predictions are new: put the list in order again</source>
      <translation>Nouvelles prédictions : réordonner la liste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Nothing of this set is to be shown. Choose “all”, or another set.</source>
      <translation>Rien de ce jeu n’est à montrer. Choisissez « tous », ou un autre jeu.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Nothing of this queue fits. Choose “all”, clear the search, or make another queue.</source>
      <translation>Rien de cette file ne convient. Choisissez « tous », effacez la recherche, ou faites une autre file.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>No recording fits all of this. Take a criterion away, choose “all” or clear the search.</source>
      <translation>Aucun enregistrement ne répond à tout cela. Retirez un critère, choisissez « tous » ou effacez la recherche.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Nothing here. Choose “all” or clear the search.</source>
      <translation>Rien ici. Choisissez « tous » ou effacez la recherche.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Only infant {code}</source>
      <translation>Seulement le nourrisson {code}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/panel.py" />
      <source>Only what I answered like this</source>
      <translation>Seulement ceux auxquels j’ai répondu ainsi</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/selection_bar.py" />
      <source>A number key answers all of them at once; it asks first.</source>
      <translation>Une touche de chiffre répond à tous à la fois ; elle demande d’abord.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/selection_bar.py" />
      <source>No  Esc</source>
      <translation>Non  Échap</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/selection_bar.py" />
      <source>Drop the selection</source>
      <translation>Abandonner la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/selection_bar.py" />
      <source>{n} selected</source>
      <translation>{n} sélectionnés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/selection_bar.py" />
      <source>{act}  Enter</source>
      <translation>{act}  Entrée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/table.py" />
      <source>Worklist</source>
      <translation>Liste de travail</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/table.py" />
      <source>Columns</source>
      <translation>Colonnes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/view_name.py" />
      <source>Keep this view</source>
      <translation>Garder cette vue</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/view_name.py" />
      <source>Filter, order, columns and grouping as they are now. A view of that name is replaced.</source>
      <translation>Filtre, ordre, colonnes et groupement comme maintenant. Une vue du même nom est remplacée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/view_name.py" />
      <source>Name, e.g. long ones of the first day</source>
      <translation>Nom, p. ex. les longs du premier jour</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/view_name.py" />
      <source>for everybody</source>
      <translation>pour tous</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/view_name.py" />
      <source>Keep</source>
      <translation>Garder</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/views.py" />
      <source>Keep this view…</source>
      <translation>Garder cette vue…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/views.py" />
      <source>Remove a view</source>
      <translation>Supprimer une vue</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/views.py" />
      <source>Group by infant</source>
      <translation>Grouper par nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/views.py" />
      <source>View “{name}” kept.</source>
      <translation>Vue « {name} » gardée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/views.py" />
      <source>View “{name}” removed.</source>
      <translation>Vue « {name} » supprimée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/walk.py" />
      <source>This is the last recording.</source>
      <translation>C’est le dernier enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/walk.py" />
      <source>This is the first recording.</source>
      <translation>C’est le premier enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/panels/worklist/walk.py" />
      <source>Everything in this list has an answer.</source>
      <translation>Tout dans cette liste a une réponse.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/plots.py" />
      <source>{y} by {x}</source>
      <translation>{y} selon {x}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/relink_run.py" />
      <source>A search for moved recordings is under way.</source>
      <translation>Une recherche d’enregistrements déplacés est en cours.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/relink_run.py" />
      <source>The search stops; what was found stays found.</source>
      <translation>La recherche s’arrête ; ce qui a été trouvé le reste.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/relink_run.py" />
      <source>Looking for moved recordings</source>
      <translation>Recherche d’enregistrements déplacés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader agrees with the result.</source>
      <translation>Le lecteur est d’accord avec le résultat.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader disagrees with the result.</source>
      <translation>Le lecteur n’est pas d’accord avec le résultat.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader is unsure.</source>
      <translation>Le lecteur est incertain.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The report cannot be written to {folder}: {strerror}.</source>
      <translation>Le compte rendu ne peut pas être écrit dans {folder} : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The result and its signature are saved.</source>
      <translation>Le résultat et sa signature sont enregistrés.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Make room or ask for write access there, then press “Make report”.</source>
      <translation>Faites-y de la place ou demandez le droit d’écriture, puis pressez « Faire le compte rendu ».</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>CryApp screening {number}</source>
      <translation>CryApp, dépistage {number}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>: spectrogram above, probability over time below, dashed line where the answer changes</source>
      <translation> : spectrogramme en haut, probabilité dans le temps en bas, pointillé là où la réponse change</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>: spectrogram</source>
      <translation> : spectrogramme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source> (needs {needed})</source>
      <translation> (il faut {needed})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>The reader's finding</source>
      <translation>Constat du lecteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Not signed yet.</source>
      <translation>Pas encore signé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Signed by {reader} on {moment}.</source>
      <translation>Signé par {reader} le {moment}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Model</source>
      <translation>Modèle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>Package</source>
      <translation>Paquet</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>In use since</source>
      <translation>En service depuis</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>AUC on {n} locked infants</source>
      <translation>AUC sur {n} nourrissons réservés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>{research_use} Made by {reader} with CryApp {version}; printed {now}. Page 1 of 1.</source>
      <translation>{research_use} Fait par {reader} avec CryApp {version} ; imprimé le {now}. Page 1 sur 1.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>born {moment}</source>
      <translation>né le {moment}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>{hours} h after birth when recorded</source>
      <translation>{hours} h après la naissance lors de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>gestation {weeks}</source>
      <translation>terme {weeks}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/report.py" />
      <source>SYNTHETIC, not a real infant</source>
      <translation>SYNTHÉTIQUE, pas un vrai nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>{model}: “{name}” {percent} %</source>
      <translation>{model} : « {name} » {percent} %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>This sound is unlike anything the model learnt from: its probability means nothing here.</source>
      <translation>Ce son ne ressemble à rien de ce que le modèle a appris : sa probabilité ne signifie rien ici.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>Too close to call: either answer would be wrong too often.</source>
      <translation>Trop serré pour trancher : l’une ou l’autre réponse serait trop souvent fausse.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>Of 100 recordings that it gives this probability, about {n} are “{name}”, if like those measured.</source>
      <translation>Sur 100 enregistrements auxquels il donne cette probabilité, environ {n} sont « {name} », s’ils sont comme ceux mesurés.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>Whether that holds was not measured: too few locked infants are labelled.</source>
      <translation>On n’a pas mesuré si cela tient : trop peu de nourrissons réservés sont étiquetés.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>locked infant</source>
      <translation>nourrisson réservé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>locked infants</source>
      <translation>nourrissons réservés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>Measured on {infants}: off by {points} points on average.</source>
      <translation>Mesuré sur {infants} : écart de {points} points en moyenne.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>Nothing in this stretch speaks for “{name}” more than against it.</source>
      <translation>Rien dans ce passage ne plaide pour « {name} » plus que contre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/reveal_words.py" />
      <source>Bright is what speaks for “{name}”: most of it at {start} to {stop}, {low}–{high} kHz. It shows what the model used, not what is true.</source>
      <translation>En clair, ce qui plaide pour « {name} » : surtout de {start} à {stop}, {low}–{high} kHz. Cela montre ce que le modèle a utilisé, pas ce qui est vrai.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Rule: {answer}</source>
      <translation>Arbitrer : {answer}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Go to the next matter without a ruling</source>
      <translation>Aller au prochain cas sans arbitrage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Next</source>
      <translation>Suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Previous</source>
      <translation>Précédent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Next difference of the segments</source>
      <translation>Prochaine différence de segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Selects the next stretch that was not marked alike; Tab plays it</source>
      <translation>Sélectionne le prochain passage marqué différemment ; Tab l’écoute</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Previous difference of the segments</source>
      <translation>Différence de segments précédente</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Write the reason</source>
      <translation>Écrire le motif</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Opens the recording in Label to be read or marked again; what you answer there is kept as not blind</source>
      <translation>Ouvre l’enregistrement dans Étiquetage pour le relire ou le marquer à nouveau ; votre réponse y est gardée comme non aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Asks about every label a model that has not met the infant; it takes some minutes</source>
      <translation>Interroge sur chaque étiquette un modèle qui n’a pas rencontré le nourrisson ; cela prend quelques minutes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Stop looking for labels that may be wrong</source>
      <translation>Arrêter la recherche d’étiquettes peut-être fausses</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Labels against cross-validated predictions…</source>
      <translation>Étiquettes contre prédictions croisées…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Lists labels that the predictions in a table (CSV) contradict</source>
      <translation>Liste les étiquettes que contredisent les prédictions d’un tableau (CSV)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Compute agreement again</source>
      <translation>Recalculer l’accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Stop computing agreement</source>
      <translation>Arrêter le calcul de l’accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Export agreement…</source>
      <translation>Exporter l’accord…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_actions.py" />
      <source>Writes every figure with its interval as a table (CSV)</source>
      <translation>Écrit chaque chiffre avec son intervalle dans un tableau (CSV)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Computing agreement</source>
      <translation>Calcul de l’accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Sign in to see how far readers agree.</source>
      <translation>Identifiez-vous pour voir à quel point les lecteurs sont d’accord.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Export agreement</source>
      <translation>Exporter l’accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>{n} figures were written to {file}.</source>
      <translation>{n} chiffres ont été écrits dans {file}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Figures by pair and by class are for adjudicators and the study lead.</source>
      <translation>Les chiffres par paire et par classe sont pour les arbitres et le responsable d’étude.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>No two readers have answered the same recording yet.</source>
      <translation>Aucun enregistrement n’a encore la réponse de deux lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Nothing was read twice yet.</source>
      <translation>Rien n’a encore été lu deux fois.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>There are no silent repeats yet: deal a set with a share to be repeated.</source>
      <translation>Pas encore de répétitions silencieuses : distribuez un jeu dont une part est répétée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>No recording was marked by two readers.</source>
      <translation>Aucun enregistrement n’a été segmenté par deux lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Compute again</source>
      <translation>Recalculer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Compute</source>
      <translation>Calculer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Labels have changed since.</source>
      <translation>Des étiquettes ont changé depuis.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>The classes stand in order</source>
      <translation>Les classes sont ordonnées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Being two classes apart then counts as more than one apart</source>
      <translation>Deux classes d’écart comptent alors plus qu’une seule</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>n</source>
      <translation>n</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>same answer</source>
      <translation>même réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>All readers</source>
      <translation>Tous les lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>figure</source>
      <translation>chiffre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>value</source>
      <translation>valeur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Pairs of readers</source>
      <translation>Paires de lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>and</source>
      <translation>et</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>both read</source>
      <translation>lus par les deux</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Cohen's kappa</source>
      <translation>Kappa de Cohen</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Classes</source>
      <translation>Classes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>class</source>
      <translation>classe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>given</source>
      <translation>données</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>shared</source>
      <translation>communes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>alpha against the rest</source>
      <translation>alpha contre le reste</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Readers against themselves</source>
      <translation>Lecteurs contre eux-mêmes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>repeats</source>
      <translation>répétitions</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>kappa with themself</source>
      <translation>kappa avec soi-même</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Segments by pair and class</source>
      <translation>Segments par paire et par classe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>marked</source>
      <translation>marqués</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>mean overlap</source>
      <translation>recouvrement moyen</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>F1 by edges</source>
      <translation>F1 par les bords</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>F1 by overlap</source>
      <translation>F1 par recouvrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>kappa over time</source>
      <translation>kappa dans le temps</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_agreement.py" />
      <source>Agreement</source>
      <translation>Accord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Placing the points</source>
      <translation>Placement des points</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>The map shows where a model places each recording and what others answered. What you answer of these recordings after seeing it is kept as not blind.</source>
      <translation>La carte montre où un modèle place chaque enregistrement et ce que d’autres ont répondu. Ce que vous répondrez ensuite sur ces enregistrements sera gardé comme non aveugle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>no answer</source>
      <translation>pas de réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>readers differ</source>
      <translation>désaccord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>may be learnt from</source>
      <translation>peut servir à apprendre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>several</source>
      <translation>plusieurs</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>others</source>
      <translation>autres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>{n} drawn from {all}.</source>
      <translation>{n} tirés parmi {all}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>still to be read</source>
      <translation>encore à lire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>not answered by you, or to be read again</source>
      <translation>sans réponse de vous, ou à relire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>{n} left out: {why}.</source>
      <translation>{n} laissés de côté : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Drag a loop around points to list them; click one to hear it, Enter opens it.</source>
      <translation>Entourez des points d’un trait pour les lister ; cliquez-en un pour l’entendre, Entrée l’ouvre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>{n} in the loop</source>
      <translation>{n} dans le trait</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Nothing is in a loop.</source>
      <translation>Rien n’est entouré.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Draw again: answers have changed</source>
      <translation>Redessiner : des réponses ont changé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Draw again</source>
      <translation>Redessiner</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Draw the map</source>
      <translation>Dessiner la carte</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Colour by</source>
      <translation>Couleur selon</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>device</source>
      <translation>appareil</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>site</source>
      <translation>centre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>locked or not</source>
      <translation>réservé ou non</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>How points are placed</source>
      <translation>Façon de placer les points</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>neighbours together (UMAP)</source>
      <translation>voisins ensemble (UMAP)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>main components (PCA)</source>
      <translation>composantes principales (ACP)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Legend</source>
      <translation>Légende</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Recordings in the loop</source>
      <translation>Enregistrements entourés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_map.py" />
      <source>Place by</source>
      <translation>Placer par</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_session.py" />
      <source>ruling “{what}” on {title}</source>
      <translation>arbitrage « {what} » sur {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>another answer the second time</source>
      <translation>une autre réponse la seconde fois</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>the model is sure of another class</source>
      <translation>le modèle est sûr d’une autre classe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>First reading</source>
      <translation>Première lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Second reading</source>
      <translation>Deuxième lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Third reading</source>
      <translation>Troisième lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Fourth reading</source>
      <translation>Quatrième lecture</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>heard again, it is clear</source>
      <translation>réécouté, c’est clair</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>the guide says so</source>
      <translation>le guide le dit</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>another sound, not the infant</source>
      <translation>un autre son, pas le nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>too noisy to tell</source>
      <translation>trop bruyant pour le dire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>slip of the hand</source>
      <translation>faute de frappe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Reading {n}</source>
      <translation>Lecture {n}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{label}; the model: {believed} {percent} %</source>
      <translation>{label} ; le modèle : {believed} {percent} %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{counts} segments</source>
      <translation>{counts} segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>1 segment</source>
      <translation>1 segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{n} segments</source>
      <translation>{n} segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>no answer any more</source>
      <translation>plus de réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>blind</source>
      <translation>en aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>with the model's answer on the screen</source>
      <translation>avec la réponse du modèle à l’écran</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>the segments of the {reading}</source>
      <translation>les segments de {reading}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{who} ruled: {what}</source>
      <translation>{who} a tranché : {what}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Who is reviewing?</source>
      <translation>Qui révise ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>Sign in as an adjudicator to see what readers disagree about.</source>
      <translation>Identifiez-vous comme arbitre pour voir sur quoi les lecteurs sont en désaccord.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>{code} is signed in as {role}. Only an adjudicator sees what other readers answered, so that everybody else keeps reading blind. Ask an adjudicator, or sign in as one.</source>
      <translation>{code} est identifié comme {role}. Seul un arbitre voit ce que d’autres lecteurs ont répondu, pour que tous les autres continuent à lire en aveugle. Demandez à un arbitre, ou identifiez-vous comme tel.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/review_words.py" />
      <source>This is for an adjudicator</source>
      <translation>C’est réservé à un arbitre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/screen_actions.py" />
      <source>Begin a screening of another infant</source>
      <translation>Commencer le dépistage d’un autre nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/ui/screen_actions.py" />
      <source>Record or stop</source>
      <translation>Enregistrer ou arrêter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/screen_actions.py" />
      <source>Begin to record, or stop and check</source>
      <translation>Commencer à enregistrer, ou arrêter et vérifier</translation>
    </message>
    <message>
      <location filename="cryapp/ui/screen_actions.py" />
      <source>Write the one-page PDF of the result in view</source>
      <translation>Écrire le PDF d’une page du résultat affiché</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Also “{name}”</source>
      <translation>Aussi « {name} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>One more class on the same segment, or that one less</source>
      <translation>Une classe de plus sur le même segment, ou celle-ci de moins</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Segments beside this task</source>
      <translation>Segments à côté de cette tâche</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Shows and marks segments while another task is answered</source>
      <translation>Montre et marque des segments pendant qu’une autre tâche est traitée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Next segment</source>
      <translation>Segment suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Previous segment</source>
      <translation>Segment précédent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>To the list of segments</source>
      <translation>À la liste des segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Delete segment</source>
      <translation>Supprimer le segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Cut at the cursor</source>
      <translation>Couper au curseur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Join with the next</source>
      <translation>Joindre au suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Uncertain</source>
      <translation>Incertain</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Ctrl+click does the same</source>
      <translation>Ctrl+clic fait de même</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Frequency box or whole height</source>
      <translation>Boîte de fréquences ou toute la hauteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Mark a point at the cursor</source>
      <translation>Marquer un point au curseur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Segment of the selection</source>
      <translation>Segment de la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Note on the segment</source>
      <translation>Note sur le segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Copy segments</source>
      <translation>Copier les segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Paste at the cursor</source>
      <translation>Coller au curseur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Repeat behind itself</source>
      <translation>Répéter à la suite</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Drawn edges go to where the sound begins or ends</source>
      <translation>Les bords tracés vont là où le son commence ou finit</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Propose segments</source>
      <translation>Proposer des segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Accept proposal</source>
      <translation>Accepter la proposition</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Reject proposal</source>
      <translation>Refuser la proposition</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Accept all proposals in view</source>
      <translation>Accepter toutes les propositions à l’écran</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Import segments…</source>
      <translation>Importer des segments…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Adds the segments of an Audacity, Praat or Raven file</source>
      <translation>Ajoute les segments d’un fichier Audacity, Praat ou Raven</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Export segments…</source>
      <translation>Exporter les segments…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Writes your segments of this recording for Audacity, Praat or Raven</source>
      <translation>Écrit vos segments de cet enregistrement pour Audacity, Praat ou Raven</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Export segments to a folder…</source>
      <translation>Exporter les segments dans un dossier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/acts.py" />
      <source>Writes your segments of what is selected in the list, or of the whole list, a file each</source>
      <translation>Écrit vos segments de ce qui est sélectionné dans la liste, ou de toute la liste, un fichier chacun</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>All marked, next</source>
      <translation>Tout marqué, suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>None here, next</source>
      <translation>Aucun ici, suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>Sign in to mark segments.</source>
      <translation>Identifiez-vous pour marquer des segments.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>Choose a segment first: draw one, click one, or Alt+→.</source>
      <translation>Choisissez d’abord un segment : tracez-en un, cliquez-en un, ou Alt+→.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>{n} without a class. Enter again finishes all the same.</source>
      <translation>{n} sans classe. Entrée une seconde fois termine malgré tout.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>No segment is marked. Enter again says that there is none.</source>
      <translation>Aucun segment n’est marqué. Entrée une seconde fois dit qu’il n’y en a pas.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>Cut here</source>
      <translation>Couper ici</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>Mark a point here</source>
      <translation>Marquer un point ici</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>Repeat the last segment here</source>
      <translation>Répéter ici le dernier segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/desk.py" />
      <source>Paste here</source>
      <translation>Coller ici</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>Label files ({patterns})</source>
      <translation>Fichiers d’étiquettes ({patterns})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>import of {file}</source>
      <translation>import de {file}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>Audacity labels (*{ending})</source>
      <translation>Étiquettes Audacity (*{ending})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>Praat TextGrid (*{ending})</source>
      <translation>TextGrid de Praat (*{ending})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>Raven selections (*{ending})</source>
      <translation>Sélections Raven (*{ending})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>Export segments</source>
      <translation>Exporter les segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>Sign in first: segments belong to a reader.</source>
      <translation>Identifiez-vous d’abord : des segments ont un lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>{n} segments written to {out}.</source>
      <translation>{n} segments écrits dans {out}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/files.py" />
      <source>{file}: {n} segments added to {recording}, {already} were there already.</source>
      <translation>{file} : {n} segments ajoutés à {recording}, {already} étaient déjà là.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/hand.py" />
      <source>resized segment</source>
      <translation>segment redimensionné</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/layer.py" />
      <source>proposal: {name}</source>
      <translation>proposition : {name}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/layer.py" />
      <source>proposal</source>
      <translation>proposition</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/layer.py" />
      <source>A accept  R reject</source>
      <translation>A accepter  R refuser</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/layer.py" />
      <source>proposal · {keys}</source>
      <translation>proposition · {keys}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/looks.py" />
      <source>no class yet</source>
      <translation>pas encore de classe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>new segment</source>
      <translation>nouveau segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>move of a segment</source>
      <translation>déplacement d’un segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>move of {n} segments</source>
      <translation>déplacement de {n} segments</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>corrected proposal</source>
      <translation>proposition corrigée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>Select a stretch of the sound first: drag along the times below it.</source>
      <translation>Sélectionnez d’abord un passage du son : tirez le long des temps sous lui.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>Nothing to repeat yet: draw a segment first.</source>
      <translation>Rien à répéter encore : tracez d’abord un segment.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>repeated segment</source>
      <translation>segment répété</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>segment “{name}”</source>
      <translation>segment « {name} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>{n} segments “{name}”</source>
      <translation>{n} segments « {name} »</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>uncertain segment</source>
      <translation>segment incertain</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>certain segment</source>
      <translation>segment certain</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>note on a segment</source>
      <translation>note sur un segment</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>whole height</source>
      <translation>toute la hauteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>frequency box</source>
      <translation>boîte de fréquences</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>Put the cursor inside a segment to cut it there.</source>
      <translation>Placez le curseur dans un segment pour l’y couper.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>cut segment</source>
      <translation>segment coupé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>There is no second segment to join with.</source>
      <translation>Il n’y a pas de second segment à joindre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>joined segments</source>
      <translation>segments joints</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>deleted segment</source>
      <translation>segment supprimé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>{n} deleted segments</source>
      <translation>{n} segments supprimés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>pasted segment</source>
      <translation>segment collé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>{n} pasted segments</source>
      <translation>{n} segments collés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>accepted proposal</source>
      <translation>proposition acceptée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>{n} accepted proposals</source>
      <translation>{n} propositions acceptées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>rejected proposal</source>
      <translation>proposition refusée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/verbs.py" />
      <source>{n} rejected proposals</source>
      <translation>{n} propositions refusées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/words.py" />
      <source>A proposal: A accepts, R rejects, a number or a dragged edge corrects it.</source>
      <translation>Une proposition : A accepte, R refuse, un chiffre ou un bord tiré corrige.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/words.py" />
      <source>A number says what the chosen segment is.</source>
      <translation>Un chiffre dit ce qu’est le segment choisi.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/words.py" />
      <source>{n} segments are chosen; a number labels them all.</source>
      <translation>{n} segments sont choisis ; un chiffre les étiquette tous.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/words.py" />
      <source>All marked.</source>
      <translation>Tout est marqué.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/words.py" />
      <source>Drag over the sound to mark a segment.</source>
      <translation>Tirez sur le son pour marquer un segment.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/segments/words.py" />
      <source>{segments}, {n} without a class.</source>
      <translation>{segments}, {n} sans classe.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Play selection</source>
      <translation>Écouter la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Stop, then clear selection</source>
      <translation>Arrêter, puis effacer la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Slower</source>
      <translation>Plus lent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Faster</source>
      <translation>Plus rapide</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Softer</source>
      <translation>Moins fort</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>How it is heard…</source>
      <translation>Façon d’écouter…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Zoom in</source>
      <translation>Agrandir</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Zoom out</source>
      <translation>Réduire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Zoom to selection</source>
      <translation>Zoomer sur la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Show all</source>
      <translation>Tout montrer</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Back to the view before</source>
      <translation>Revenir à la vue d’avant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Step back</source>
      <translation>Reculer d’un pas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Step on</source>
      <translation>Avancer d’un pas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Page back</source>
      <translation>Page précédente</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Page on</source>
      <translation>Page suivante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>To the beginning</source>
      <translation>Au début</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>To the end</source>
      <translation>À la fin</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Sink steady noise</source>
      <translation>Atténuer le bruit constant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Measurements over the sound</source>
      <translation>Mesures sur le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Cry measurements…</source>
      <translation>Mesures du cri…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Copy picture</source>
      <translation>Copier l’image</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Save picture…</source>
      <translation>Enregistrer l’image…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>How the sound is drawn…</source>
      <translation>Façon de dessiner le son…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/acts.py" />
      <source>Clear selection</source>
      <translation>Effacer la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/file_care.py" />
      <source>Checking the sound of {title}</source>
      <translation>Vérification du son de {title}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/lost.py" />
      <source>Find the folder…</source>
      <translation>Trouver le dossier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/lost.py" />
      <source>Say where the sounds were moved to; they are recognised by their content.</source>
      <translation>Dites où les sons ont été déplacés ; ils sont reconnus à leur contenu.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/notices.py" />
      <source>This recording cannot be drawn.</source>
      <translation>Cet enregistrement ne peut pas être dessiné.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/notices.py" />
      <source>The details are in the log.</source>
      <translation>Les détails sont dans le journal.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/selection_meter.py" />
      <source>{duration} selected</source>
      <translation>{duration} sélectionnées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/selection_meter.py" />
      <source>peak {hz} Hz</source>
      <translation>pic {hz} Hz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/selection_meter.py" />
      <source>mean {hz} Hz</source>
      <translation>moyenne {hz} Hz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/ticks.py" />
      <source>{start} – {stop} of {whole}</source>
      <translation>{start} – {stop} sur {whole}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>phonation</source>
      <translation>phonation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>hyperphonation</source>
      <translation>hyperphonation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>dysphonation</source>
      <translation>dysphonation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>flat</source>
      <translation>plate</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>rising</source>
      <translation>montante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>falling</source>
      <translation>descendante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>rising–falling</source>
      <translation>montante–descendante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>falling–rising</source>
      <translation>descendante–montante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>complex</source>
      <translation>complexe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>from (s)</source>
      <translation>de (s)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>length (s)</source>
      <translation>durée (s)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>voiced (s)</source>
      <translation>voisé (s)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Time with a pitch</source>
      <translation>Temps avec une hauteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>f0 median (Hz)</source>
      <translation>f0 médiane (Hz)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Pitch: half of the voiced time lies below</source>
      <translation>Hauteur : la moitié du temps voisé est en dessous</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>mean</source>
      <translation>moyenne</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Mean pitch in Hz</source>
      <translation>Hauteur moyenne en Hz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>sd</source>
      <translation>é.-t.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Standard deviation of the pitch in Hz</source>
      <translation>Écart-type de la hauteur en Hz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>low</source>
      <translation>basse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Pitch that 5 % of the voiced time lies below, in Hz</source>
      <translation>Hauteur sous laquelle se trouvent 5 % du temps voisé, en Hz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>high</source>
      <translation>haute</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Pitch that 95 % of the voiced time lies below, in Hz</source>
      <translation>Hauteur sous laquelle se trouvent 95 % du temps voisé, en Hz</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>confidence</source>
      <translation>confiance</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Mean strength of the pitch, 0 to 1 (peak of Praat's autocorrelation)</source>
      <translation>Force moyenne de la hauteur, 0 à 1 (pic de l’autocorrélation de Praat)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>phonation %</source>
      <translation>phonation %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Of the sounding time: clear pitch below the limit</source>
      <translation>Du temps sonore : hauteur nette sous la limite</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>hyper %</source>
      <translation>hyper %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Hyperphonation, of the sounding time: clear pitch above the limit</source>
      <translation>Hyperphonation, du temps sonore : hauteur nette au-dessus de la limite</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>dys %</source>
      <translation>dys %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Dysphonation, of the sounding time: turbulent, or without a clear pitch</source>
      <translation>Dysphonation, du temps sonore : turbulent, ou sans hauteur nette</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>jitter %</source>
      <translation>jitter %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Difference of neighbouring periods (Praat: local)</source>
      <translation>Différence de périodes voisines (Praat : local)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>shimmer %</source>
      <translation>shimmer %</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Difference of neighbouring periods' amplitudes (Praat: local)</source>
      <translation>Différence d’amplitude de périodes voisines (Praat : local)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>HNR (dB)</source>
      <translation>HNR (dB)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Harmonics-to-noise ratio of voiced time</source>
      <translation>Rapport harmoniques sur bruit du temps voisé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>melody</source>
      <translation>mélodie</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Shape of the pitch</source>
      <translation>Forme de la hauteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>level (dB)</source>
      <translation>niveau (dB)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>Root mean square re full scale</source>
      <translation>Moyenne quadratique par rapport à la pleine échelle</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>No cry unit found.</source>
      <translation>Aucune unité de cri trouvée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>1 cry unit</source>
      <translation>1 unité de cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>{n} cry units</source>
      <translation>{n} unités de cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>{s} s of cry</source>
      <translation>{s} s de cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>{mean} ± {sd} s each</source>
      <translation>{mean} ± {sd} s chacune</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>{mean} s</source>
      <translation>{mean} s</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>none after the stimulus</source>
      <translation>aucune après le stimulus</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound/voice_words.py" />
      <source>latency {s} s</source>
      <translation>latence {s} s</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_picture.py" />
      <source>The picture is on the clipboard.</source>
      <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_picture.py" />
      <source>Save picture</source>
      <translation>Enregistrer l’image</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_picture.py" />
      <source>Picture (*.png)</source>
      <translation>Image (*.png)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_picture.py" />
      <source>Drawing (*.svg)</source>
      <translation>Dessin (*.svg)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_picture.py" />
      <source>The picture could not be written to {path}: {why}. Choose another place.</source>
      <translation>L’image n’a pas pu être écrite dans {path} : {why}. Choisissez un autre emplacement.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_picture.py" />
      <source>Picture written to {path}</source>
      <translation>Image écrite dans {path}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Recordings (*.wav *.flac *.mp3 *.ogg *.opus *.caf *.3gp *.m4a *.aac *.amr *.webm);;All files (*)</source>
      <translation>Enregistrements (*.wav *.flac *.mp3 *.ogg *.opus *.caf *.3gp *.m4a *.aac *.amr *.webm);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Discarded. Nothing was kept.</source>
      <translation>Abandonné. Rien n’a été gardé.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Choose a recording</source>
      <translation>Choisir un enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>{name} cannot be used: {strerror}.</source>
      <translation>{name} ne peut pas être utilisé : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>It is left where it is.</source>
      <translation>Il reste où il est.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_taking.py" />
      <source>Sign in first: a result belongs to a person.</source>
      <translation>Identifiez-vous d’abord : un résultat a un auteur.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>prediction hidden until you answer</source>
      <translation>prédiction cachée jusqu’à votre réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>probability, once you have answered</source>
      <translation>probabilité, après votre réponse</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>Overview · {text}</source>
      <translation>Vue d’ensemble · {text}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>Overview</source>
      <translation>Vue d’ensemble</translation>
    </message>
    <message>
      <location filename="cryapp/ui/sound_view.py" />
      <source>Zoom to the selection</source>
      <translation>Zoomer sur la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/ui/undo.py" />
      <source>Undone</source>
      <translation>Annulé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/undo.py" />
      <source>Done again</source>
      <translation>Rétabli</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>annotator</source>
      <translation>annotateur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>adjudicator</source>
      <translation>arbitre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>screener</source>
      <translation>dépisteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>lead</source>
      <translation>responsable d’étude</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>running</source>
      <translation>en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>stopped early</source>
      <translation>arrêté tôt</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>cancelled</source>
      <translation>annulé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>failed</source>
      <translation>échoué</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>interrupted</source>
      <translation>interrompu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>better</source>
      <translation>meilleur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>worse</source>
      <translation>moins bon</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>suspected</source>
      <translation>suspecté</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>found</source>
      <translation>trouvés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Clipping</source>
      <translation>Écrêtage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Loudness</source>
      <translation>Intensité</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Bandwidth</source>
      <translation>Bande passante</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>undamaged</source>
      <translation>intact</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>noise</source>
      <translation>bruit</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>other</source>
      <translation>autre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Redone</source>
      <translation>Rétabli</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Pre-training</source>
      <translation>Pré-entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Fine-tuning</source>
      <translation>Affinage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Evaluating</source>
      <translation>Évaluation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>Scoring</source>
      <translation>Évaluation</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>majority</source>
      <translation>classe majoritaire</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>metadata only</source>
      <translation>métadonnées seules</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>loudness duration only</source>
      <translation>intensité et durée seules</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>logmel statistics</source>
      <translation>statistiques du spectre</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>permuted labels</source>
      <translation>étiquettes mélangées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>µ-law telephone</source>
      <translation>téléphone loi µ</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>6 dB louder</source>
      <translation>6 dB plus fort</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>6 dB softer</source>
      <translation>6 dB plus faible</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>wide-band phone (50–7000 Hz)</source>
      <translation>téléphone large bande (50–7000 Hz)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>8 kHz sampling (4 kHz band)</source>
      <translation>échantillonnage à 8 kHz (bande de 4 kHz)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>noise 10 dB below the sound</source>
      <translation>bruit 10 dB sous le son</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>AMR phone codec</source>
      <translation>codec de téléphone AMR</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>sex</source>
      <translation>sexe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>age group</source>
      <translation>groupe d’âge</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>codec</source>
      <translation>codec</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>band</source>
      <translation>bande</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>gestation</source>
      <translation>terme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>preterm</source>
      <translation>prématuré</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>term</source>
      <translation>à terme</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>wide</source>
      <translation>large</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>once</source>
      <translation>une fois</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>twice</source>
      <translation>deux fois</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>group</source>
      <translation>groupe</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>groups</source>
      <translation>groupes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source> of </source>
      <translation> sur </translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>error</source>
      <translation>erreur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>seed</source>
      <translation>graine</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>recipe</source>
      <translation>recette</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>data_hash</source>
      <translation>empreinte des données</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>code_version</source>
      <translation>version du code</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>weights hash</source>
      <translation>empreinte des poids</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>no cry</source>
      <translation>pas de cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>unusable</source>
      <translation>inutilisable</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>none</source>
      <translation>aucune</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>confirmed</source>
      <translation>confirmée</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>locked file</source>
      <translation>fichier réservé</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>locked files</source>
      <translation>fichiers réservés</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>hunger</source>
      <translation>faim</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>heel prick</source>
      <translation>piqûre au talon</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>handling</source>
      <translation>soins</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>spontaneous</source>
      <translation>spontané</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>pain</source>
      <translation>douleur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>discomfort</source>
      <translation>inconfort</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>cry</source>
      <translation>cri</translation>
    </message>
    <message>
      <location filename="cryapp/ui/vocabulary.py" />
      <source>phone uploads of another population</source>
      <translation>envois par téléphone d’une autre population</translation>
    </message>
    <message>
      <location filename="cryapp/ui/widgets/certainty_row.py" />
      <source>How sure you are; kept with the label. Press again to say nothing.</source>
      <translation>À quel point vous êtes sûr ; conservé avec l’étiquette. Presser de nouveau pour ne rien dire.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/widgets/example_list.py" />
      <source>A recording that this store does not hold</source>
      <translation>Un enregistrement que cette base ne contient pas</translation>
    </message>
    <message>
      <location filename="cryapp/ui/widgets/example_list.py" />
      <source>Take this example away</source>
      <translation>Retirer cet exemple</translation>
    </message>
    <message>
      <location filename="cryapp/ui/widgets/flow.py" />
      <source>{first} and {n} more</source>
      <translation>{first} et {n} autres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Go to {room}</source>
      <translation>Aller à {room}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add recordings to the store</source>
      <translation>Ajouter des enregistrements à la base</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Open folder…</source>
      <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add every recording in a folder and the folders in it</source>
      <translation>Ajouter tous les enregistrements d’un dossier et de ses sous-dossiers</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Import table…</source>
      <translation>Importer un tableau…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add recordings with what a table (CSV) says about them</source>
      <translation>Ajouter des enregistrements avec ce qu’un tableau (CSV) en dit</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Find moved recordings…</source>
      <translation>Trouver les enregistrements déplacés…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Say where a folder of recordings was moved to; they are recognised by their content</source>
      <translation>Dire où un dossier d’enregistrements a été déplacé ; ils sont reconnus à leur contenu</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Check all sounds</source>
      <translation>Vérifier tous les sons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Compares every working copy with its checksum, beside the work, and says what to do about damage</source>
      <translation>Compare chaque copie de travail à sa somme de contrôle, à côté du travail, et dit que faire en cas de dommage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>it is under way</source>
      <translation>c’est en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Stop checking sounds</source>
      <translation>Arrêter la vérification des sons</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Ends the check of all sounds and tells what was found until then</source>
      <translation>Met fin à la vérification de tous les sons et dit ce qui a été trouvé jusque-là</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>no check of the sounds is under way</source>
      <translation>aucune vérification des sons n’est en cours</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Add made-up cries, clearly marked as synthetic</source>
      <translation>Ajouter des cris fabriqués, clairement marqués comme synthétiques</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Export labels…</source>
      <translation>Exporter les étiquettes…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Write the labels with their history as a table (CSV) that names nobody unless asked</source>
      <translation>Écrire les étiquettes avec leur historique dans un tableau (CSV) qui ne nomme personne sauf demande</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Export measurements…</source>
      <translation>Exporter les mesures…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Measure every recording or segment by Praat's algorithms and write a table (CSV) that names nobody</source>
      <translation>Mesurer chaque enregistrement ou segment par les algorithmes de Praat et écrire un tableau (CSV) qui ne nomme personne</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Back up now</source>
      <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Copy the store and check the copy</source>
      <translation>Copier la base et vérifier la copie</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Sign in…</source>
      <translation>S’identifier…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Choose or add the reader</source>
      <translation>Choisir ou ajouter le lecteur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Quit</source>
      <translation>Quitter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Settings…</source>
      <translation>Réglages…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Retrain…</source>
      <translation>Réentraîner…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Look at what would be learnt, then decide; nothing starts at once</source>
      <translation>Voir ce qui serait appris, puis décider ; rien ne démarre aussitôt</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Help</source>
      <translation>Aide</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Find an action…</source>
      <translation>Trouver une action…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Every action, infant and recording by a few letters</source>
      <translation>Toute action, tout nourrisson, tout enregistrement en quelques lettres</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>On to the next control</source>
      <translation>Aller à l’élément suivant</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>As Tab does where Tab has no other meaning</source>
      <translation>Comme Tab là où Tab n’a pas d’autre sens</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Back to the control before</source>
      <translation>Revenir à l’élément précédent</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_actions.py" />
      <source>Show the log folder</source>
      <translation>Montrer le dossier du journal</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Open recordings</source>
      <translation>Ouvrir des enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Recordings ({patterns})</source>
      <translation>Enregistrements ({patterns})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Open a folder of recordings</source>
      <translation>Ouvrir un dossier d’enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Choose a table that stands beside its recordings</source>
      <translation>Choisir un tableau placé à côté de ses enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Tables ({patterns})</source>
      <translation>Tableaux ({patterns})</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Where were the recordings moved to?</source>
      <translation>Où les enregistrements ont-ils été déplacés ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Backed up to {path}</source>
      <translation>Sauvegardé dans {path}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Open CryApp anew in the other language?</source>
      <translation>Rouvrir CryApp dans l’autre langue ?</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Everything is saved, and you come back to where you are. Undo begins anew.</source>
      <translation>Tout est enregistré, et vous revenez là où vous étiez. L’historique d’annulation repart de zéro.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>Open anew</source>
      <translation>Rouvrir</translation>
    </message>
    <message>
      <location filename="cryapp/ui/window_errands.py" />
      <source>At the next start</source>
      <translation>Au prochain démarrage</translation>
    </message>
    <message>
      <location filename="cryapp/ui/words.py" />
      <source>{day}, {time}</source>
      <translation>{day}, {time}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/words.py" />
      <source>{weeks} w {days} d</source>
      <translation>{weeks} SA + {days} j</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>Answer first: press a number, 0 for “I don't know”, or S to skip. N goes on without.</source>
      <translation>Répondez d’abord : pressez un chiffre, 0 pour « Je ne sais pas », ou S pour passer. N avance sans répondre.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>choose a recording first</source>
      <translation>choisissez d’abord un enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/label.py" />
      <source>sign in first</source>
      <translation>identifiez-vous d’abord</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Pre-train an encoder…</source>
      <translation>Pré-entraîner un encodeur…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Learn from recordings without labels</source>
      <translation>Apprendre d’enregistrements sans étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Stop training early, keep the best</source>
      <translation>Arrêter tôt l’entraînement, garder le meilleur</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Cancel training, discard</source>
      <translation>Annuler l’entraînement, jeter</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>Roll back to the model before…</source>
      <translation>Revenir au modèle d’avant…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/models.py" />
      <source>The run's end could not be recorded.</source>
      <translation>La fin de l’entraînement n’a pas pu être consignée.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>Map</source>
      <translation>Carte</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>You have seen what others answered here: your own answer is kept as not blind.</source>
      <translation>Vous avez vu ce que d’autres ont répondu ici : votre propre réponse est gardée comme non aveugle.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>Cross-validated predictions</source>
      <translation>Prédictions croisées</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/review.py" />
      <source>Tables (*.csv *.tsv)</source>
      <translation>Tableaux (*.csv *.tsv)</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Checking {name} and asking the model…</source>
      <translation>Vérification de {name} et interrogation du modèle…</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source> · put in use {day} by {reader}</source>
      <translation> · mis en service le {day} par {reader}</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Model “{name}” · {card}{promoted}.</source>
      <translation>Modèle « {name} » · {card}{promoted}.</translation>
    </message>
    <message>
      <location filename="cryapp/ui/workspaces/screen.py" />
      <source>Result {number}. {research_use}</source>
      <translation>Résultat {number}. {research_use}</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Cry presence</source>
      <translation>Présence d’un cri</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Is there a cry?</source>
      <translation>Y a-t-il un cri ?</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Listen to the whole recording once before answering. A cry is a rhythmic run of loud, voiced breaths out with short breaths in between. One clear cry of about a second is enough for "Cry", even if the rest is silence or noise.

Coughing, sneezing, grunting, cooing and babbling alone are not crying. An older child or an adult crying in the background is not this infant's cry.

If you cannot tell, press 0. That is a useful answer; a guess is not.</source>
      <translation>Écoutez tout l’enregistrement une fois avant de répondre. Un cri est une suite rythmée d’expirations fortes et voisées, séparées de courtes inspirations. Un seul cri net d’environ une seconde suffit pour « Cri », même si le reste est silence ou bruit.

Tousser, éternuer, grogner, gazouiller et babiller ne sont pas crier. Un enfant plus grand ou un adulte qui pleure en arrière-plan n’est pas le cri de ce nourrisson.

Si vous ne savez pas, pressez 0. C’est une réponse utile ; deviner ne l’est pas.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Cry</source>
      <translation>Cri</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>At least one clear cry of this infant, of whatever cause: hunger, pain, tiredness or none you can name.</source>
      <translation>Au moins un cri net de ce nourrisson, quelle qu’en soit la cause : faim, douleur, fatigue ou aucune que l’on puisse nommer.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>No cry</source>
      <translation>Pas de cri</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>The sound is good enough to judge, and this infant does not cry: quiet, breathing, babble, voices, ward noise.</source>
      <translation>Le son permet de juger, et ce nourrisson ne crie pas : calme, respiration, babil, voix, bruits du service.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Unusable</source>
      <translation>Inutilisable</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_presence.toml" />
      <source>Nobody could judge it: no sound, only handling noise, or another infant over this one. Never used for training.</source>
      <translation>Personne ne pourrait juger : pas de son, que des bruits de manipulation, ou un autre nourrisson par-dessus. Jamais utilisé pour l’entraînement.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Cry units</source>
      <translation>Unités de cri</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Which part of the cry is this?</source>
      <translation>Quelle partie du cri est-ce ?</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Mark each unit from where its sound begins to where it ends, to about a hundredth of a second; leave the silence between units to "Pause". A unit that changes its character (a cry that turns hoarse) is cut where it changes.</source>
      <translation>Marquez chaque unité du début à la fin de son son, au centième de seconde près ; laissez le silence entre les unités à « Pause ». Une unité qui change de caractère (un cri qui devient rauque) se coupe là où elle change.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Expiration</source>
      <translation>Expiration</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>The voiced breath out: clear harmonics, mostly 350 to 600 Hz, half a second to two seconds long.</source>
      <translation>L’expiration voisée : harmoniques nettes, surtout de 350 à 600 Hz, d’une demi-seconde à deux secondes.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Inspiration</source>
      <translation>Inspiration</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>The short breath in between two cries: higher, thinner, a tenth to a third of a second.</source>
      <translation>La courte inspiration entre deux cris : plus aiguë, plus mince, d’un dixième à un tiers de seconde.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>No sound of this infant between two units.</source>
      <translation>Aucun son de ce nourrisson entre deux unités.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Hyperphonation</source>
      <translation>Hyperphonation</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>A breath out whose pitch leaps above 1000 Hz, like a whistle or a shriek.</source>
      <translation>Une expiration dont la hauteur saute au-dessus de 1000 Hz, comme un sifflement ou un cri perçant.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Dysphonation</source>
      <translation>Dysphonation</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>A hoarse, noisy breath out whose harmonics are blurred or broken.</source>
      <translation>Une expiration rauque, bruitée, aux harmoniques floues ou brisées.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Other voice</source>
      <translation>Autre voix</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>An adult, another infant, a radio.</source>
      <translation>Un adulte, un autre nourrisson, une radio.</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>Alarm</source>
      <translation>Alarme</translation>
    </message>
    <message>
      <location filename="resources/labels/cry_unit.toml" />
      <source>A monitor, a pump, a telephone.</source>
      <translation>Un moniteur, une pompe, un téléphone.</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Neurological injury</source>
      <translation>Atteinte neurologique</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Does this infant have a neurological injury?</source>
      <translation>Ce nourrisson a-t-il une atteinte neurologique ?</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>The answer is about the infant and holds for all of its recordings. Give it from the neurological examination and the record, never from the cry. Use the examination nearest in time to the recordings and enter when it took place, since signs change within hours.

Stage by Sarnat: mild (1) is hyperalert with normal or raised tone; moderate (2) is lethargic with low tone, weak suck or seizures; severe (3) is stupor, flaccid, absent reflexes.

Until the examination has been done, leave the infant waiting or press 0.</source>
      <translation>La réponse porte sur le nourrisson et vaut pour tous ses enregistrements. Donnez-la d’après l’examen neurologique et le dossier, jamais d’après le cri. Prenez l’examen le plus proche des enregistrements et indiquez quand il a eu lieu, car les signes changent en quelques heures.

Stade de Sarnat : léger (1), hyperalerte avec tonus normal ou augmenté ; modéré (2), léthargique, hypotonique, succion faible ou convulsions ; sévère (3), stupeur, flaccidité, réflexes absents.

Tant que l’examen n’a pas été fait, laissez le nourrisson en attente ou pressez 0.</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>None</source>
      <translation>Aucune</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Examined, and neurologically normal at the examination and at discharge.</source>
      <translation>Examiné, et neurologiquement normal à l’examen et à la sortie.</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Time of the examination</source>
      <translation>Heure de l’examen</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Suspected</source>
      <translation>Suspectée</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Signs or risk factors, not yet confirmed or ruled out. Kept for follow-up, never used for training.</source>
      <translation>Signes ou facteurs de risque, ni confirmés ni écartés. Gardé pour le suivi, jamais utilisé pour l’entraînement.</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Sarnat stage</source>
      <translation>Stade de Sarnat</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>normal</source>
      <translation>normal</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>mild</source>
      <translation>léger</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>moderate</source>
      <translation>modéré</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>severe</source>
      <translation>sévère</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Confirmed</source>
      <translation>Confirmée</translation>
    </message>
    <message>
      <location filename="resources/labels/neuro_injury.toml" />
      <source>Encephalopathy or injury confirmed by examination, EEG or imaging.</source>
      <translation>Encéphalopathie ou lésion confirmée par l’examen, l’EEG ou l’imagerie.</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Cry trigger</source>
      <translation>Cause du cri</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>What set off the cry?</source>
      <translation>Qu’est-ce qui a déclenché le cri ?</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Answer from what was known at the bedside (heel prick, time since the last feed, nappy, handling), not from the sound alone: parents' and staff's guesses from sound are no better than chance. If the record beside the sound does not say what happened, answer "Unsure".

If two causes were present, choose the one that began just before the cry.</source>
      <translation>Répondez d’après ce que l’on savait au lit de l’enfant (piqûre au talon, temps depuis le dernier repas, couche, soins), pas d’après le son seul : les suppositions des parents et des soignants à l’oreille ne valent pas mieux que le hasard. Si le dossier ne dit pas ce qui s’est passé, répondez « Incertain ».

S’il y avait deux causes, choisissez celle qui a commencé juste avant le cri.</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Pain</source>
      <translation>Douleur</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>A painful procedure or event in the minute before: heel prick, injection, line, adhesive, known painful condition.</source>
      <translation>Un geste ou un événement douloureux dans la minute d’avant : piqûre au talon, injection, voie, adhésif, affection douloureuse connue.</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Hunger</source>
      <translation>Faim</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>A feed was due or late, rooting or sucking was seen, and the cry settled with feeding.</source>
      <translation>Un repas était dû ou en retard, on a vu le réflexe de fouissement ou de succion, et le cri a cessé au repas.</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Discomfort</source>
      <translation>Inconfort</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Handling, undressing, a wet or soiled nappy, cold, bright light, position; settled when it was put right.</source>
      <translation>Soins, déshabillage, couche mouillée ou sale, froid, lumière vive, position ; calmé une fois remédié.</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Other</source>
      <translation>Autre</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>A known cause that is none of these, such as tiredness or wanting to be held. Write it in the note.</source>
      <translation>Une cause connue qui n’est aucune de celles-ci, comme la fatigue ou l’envie d’être porté. Écrivez-la dans la note.</translation>
    </message>
    <message>
      <location filename="resources/labels/trigger.toml" />
      <source>Nothing beside the sound says what set it off. Never used for training.</source>
      <translation>Rien à côté du son ne dit ce qui l’a déclenché. Jamais utilisé pour l’entraînement.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/agreement.py" />
      <source>nothing was read by two readers</source>
      <translation>rien n’a été lu par deux lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/domain/agreement.py" />
      <source>every answer is the same class: chance alone would agree as well</source>
      <translation>toutes les réponses sont de la même classe : le hasard seul s’accorderait autant</translation>
    </message>
    <message>
      <location filename="cryapp/domain/agreement.py" />
      <source>not every unit was read by the same number of readers</source>
      <translation>toutes les unités n’ont pas été lues par le même nombre de lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>unsure, ask someone</source>
      <translation>incertain, demander à quelqu’un</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>other voices</source>
      <translation>autres voix</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>too noisy</source>
      <translation>trop de bruit</translation>
    </message>
    <message>
      <location filename="cryapp/domain/annotation.py" />
      <source>not an infant</source>
      <translation>pas un nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/domain/doubt.py" />
      <source>unlike anything it learnt from</source>
      <translation>différent de tout ce qu’il a appris</translation>
    </message>
    <message>
      <location filename="cryapp/domain/doubt.py" />
      <source>too close to call</source>
      <translation>trop serré pour trancher</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Too short to judge (under half a second).</source>
      <translation>Trop court pour juger (moins d’une demi-seconde).</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Longer than 24 hours.</source>
      <translation>Plus long que 24 heures.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Clipped: the loudest parts are cut off.</source>
      <translation>Écrêté : les parties les plus fortes sont coupées.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Silent: nothing was recorded.</source>
      <translation>Silencieux : rien n’a été enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Very quiet: background noise may hide the cry.</source>
      <translation>Très faible : le bruit de fond peut cacher le cri.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Narrow band: nothing above 4 kHz, as on a telephone line.</source>
      <translation>Bande étroite : rien au-dessus de 4 kHz, comme au téléphone.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>The channels cancel each other out: one of them has its polarity reversed.</source>
      <translation>Les canaux s’annulent : la polarité de l’un d’eux est inversée.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>Damaged samples were replaced by silence.</source>
      <translation>Des échantillons abîmés ont été remplacés par du silence.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/quality.py" />
      <source>The file ends early; what could be read was kept.</source>
      <translation>Le fichier finit trop tôt ; ce qui a pu être lu est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>Key {what} is used by {names}.</source>
      <translation>La touche {what} est utilisée par {names}.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The inner key {what} is used by {names}.</source>
      <translation>La clé interne {what} est utilisée par {names}.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The name {what} is used by {names}.</source>
      <translation>Le nom {what} est utilisé par {names}.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The shape {what} is used by {names}: each class needs its own, for who sees few colours.</source>
      <translation>La forme {what} est utilisée par {names} : chaque classe demande la sienne, pour qui voit peu de couleurs.</translation>
    </message>
    <message>
      <location filename="cryapp/domain/task_draft.py" />
      <source>The colour {what} is used by {names}.</source>
      <translation>La couleur {what} est utilisée par {names}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement.py" />
      <source>{units} of {twice}, each read by {n_readings}</source>
      <translation>{units} sur {twice}, chacun lu par {n_readings}</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_draws.py" />
      <source>everything read twice is of one infant: no interval</source>
      <translation>tout ce qui a été lu deux fois est d’un seul nourrisson : pas d’intervalle</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_draws.py" />
      <source>in most draws of infants the figure does not exist: no interval</source>
      <translation>dans la plupart des tirages de nourrissons le chiffre n’existe pas : pas d’intervalle</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>nobody gave it</source>
      <translation>personne ne l’a donnée</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>This reader is not in the store.</source>
      <translation>Ce lecteur n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Sign in again.</source>
      <translation>Identifiez-vous de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Figures by pair of readers are for adjudicators and the study lead.</source>
      <translation>Les chiffres par paire de lecteurs sont pour les arbitres et le responsable d’étude.</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Your own labels are kept.</source>
      <translation>Vos propres étiquettes sont conservées.</translation>
    </message>
    <message>
      <location filename="cryapp/services/agreement_report.py" />
      <source>Ask an adjudicator or the study lead to look at them.</source>
      <translation>Demandez à un arbitre ou au responsable d’étude de les regarder.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>most uncertain first</source>
      <translation>les plus incertains d’abord</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>shortest first</source>
      <translation>les plus courts d’abord</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>The reading set has no name.</source>
      <translation>Le jeu de lecture n’a pas de nom.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Nothing was made.</source>
      <translation>Rien n’a été fait.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Give it one.</source>
      <translation>Donnez-lui-en un.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>There is nothing to read.</source>
      <translation>Il n’y a rien à lire.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Choose other recordings.</source>
      <translation>Choisissez d’autres enregistrements.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>A reading set needs readers that are in the store.</source>
      <translation>Un jeu de lecture demande des lecteurs qui sont dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Choose readers.</source>
      <translation>Choisissez des lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>To be read twice, a set needs {readings_of_shared} readers.</source>
      <translation>Pour être lu deux fois, un jeu demande {readings_of_shared} lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Add a reader, or share nothing.</source>
      <translation>Ajoutez un lecteur, ou ne partagez rien.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Segments cannot be repeated in silence: the first ones would be on the screen.</source>
      <translation>Des segments ne peuvent être répétés en silence : les premiers seraient à l’écran.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Set the share of repeats to 0.</source>
      <translation>Mettez la part de répétitions à 0.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>This task is not in the store.</source>
      <translation>Cette tâche n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/assigning.py" />
      <source>Choose a task.</source>
      <translation>Choisissez une tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/backup.py" />
      <source>{name} is not named as a backup</source>
      <translation>{name} ne porte pas un nom de sauvegarde</translation>
    </message>
    <message>
      <location filename="cryapp/services/backup.py" />
      <source>while working</source>
      <translation>pendant l’utilisation</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>The package of {name} is damaged: it answers nobody.</source>
      <translation>Le paquet de {name} est endommagé : il ne répond à personne.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>A file is missing or was changed since the model was made. Nothing saved is lost. Roll back or promote another model, or restore its folder.</source>
      <translation>Un fichier manque ou a été changé depuis que le modèle a été fait. Rien d’enregistré n’est perdu. Revenez en arrière ou mettez un autre modèle en service, ou restaurez son dossier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>{name} is the model in use.</source>
      <translation>{name} est le modèle en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>{name} is the first model for this task.</source>
      <translation>{name} est le premier modèle pour cette tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>There is not enough evidence to tell {name} from {name_2}.</source>
      <translation>Il n’y a pas assez de preuves pour distinguer {name} de {name_2}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>, but it fails {_numbers}</source>
      <translation>, mais il échoue ({_numbers})</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>{name} is {verdict} than {name_2}{but}.</source>
      <translation>{name}, comparé à {name_2} : {verdict}{but}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>It was not measured on locked infants.</source>
      <translation>Il n’a pas été mesuré sur des nourrissons réservés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>Measured on {n_infants} locked infants ({n_recordings} recordings): AUC {text}.</source>
      <translation>Mesuré sur {n_infants} nourrissons réservés ({n_recordings} enregistrements) : AUC {text}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>Keep the model in use.</source>
      <translation>Gardez le modèle en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>point {numbers}</source>
      <translation>point {numbers}</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing.py" />
      <source>points {numbers}</source>
      <translation>points {numbers}</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing_points.py" />
      <source>The run's snapshot is no longer there, so it cannot be looked up again.</source>
      <translation>L’instantané de l’entraînement n’est plus là, on ne peut donc plus vérifier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/comparing_points.py" />
      <source>{name} was not measured so.</source>
      <translation>{name} n’a pas été mesuré ainsi.</translation>
    </message>
    <message>
      <location filename="cryapp/services/examples.py" />
      <source>The example cries cannot be written to {folder}: {error}.</source>
      <translation>Les exemples de cris ne peuvent pas être écrits dans {folder} : {error}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/examples.py" />
      <source>Your recordings and labels are as they were.</source>
      <translation>Vos enregistrements et étiquettes sont comme avant.</translation>
    </message>
    <message>
      <location filename="cryapp/services/examples.py" />
      <source>Free some space on that disk, then try again.</source>
      <translation>Libérez de la place sur ce disque, puis réessayez.</translation>
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>An export that may name somebody needs a person and a reason.</source>
      <translation>Un export qui peut nommer quelqu’un demande une personne et un motif.</translation>
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>Nothing was written.</source>
      <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>Say who asks for it and why, or export without names and notes.</source>
      <translation>Dites qui le demande et pourquoi, ou exportez sans noms ni notes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>The export {out} cannot be written: {strerror}.</source>
      <translation>L’export {out} ne peut pas être écrit : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>A file of that name that was there before is unchanged.</source>
      <translation>Un fichier de ce nom qui était là avant est inchangé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/exporting.py" />
      <source>Choose another folder, or free some space on this disk.</source>
      <translation>Choisissez un autre dossier, ou libérez de la place sur ce disque.</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>0-4 weeks</source>
      <translation>0-4 semaines</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>4-8 weeks</source>
      <translation>4-8 semaines</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>2-6 months</source>
      <translation>2-6 mois</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>7 months-2 years</source>
      <translation>7 mois-2 ans</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>over 2 years</source>
      <translation>plus de 2 ans</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>needs burping</source>
      <translation>besoin de rot</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>belly pain</source>
      <translation>mal au ventre</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>cold or hot</source>
      <translation>trop froid ou trop chaud</translation>
    </message>
    <message>
      <location filename="cryapp/services/filenames.py" />
      <source>{reason} (parent's guess)</source>
      <translation>{reason} (supposition d’un parent)</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_labels.py" />
      <source>Nothing was imported.</source>
      <translation>Rien n’a été importé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_labels.py" />
      <source>The label “{text}” in column “{column}” is no class of {name}.</source>
      <translation>L’étiquette « {text} » de la colonne « {column} » n’est pas une classe de {name}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_labels.py" />
      <source>Say what it means; the classes are {join}.</source>
      <translation>Dites ce qu’elle signifie ; les classes sont {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>{_count} of {_count_2} added</source>
      <translation>Ajoutés : {_count} sur {_count_2}</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>No recording added</source>
      <translation>Aucun enregistrement ajouté</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>{duplicates} {value} already there</source>
      <translation>{duplicates} {value} déjà là</translation>
    </message>
    <message>
      <location filename="cryapp/services/import_report.py" />
      <source>{refused} refused</source>
      <translation>refus : {refused}</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>It is not said which column of {name} holds the file names.</source>
      <translation>On ne sait pas quelle colonne de {name} contient les noms de fichiers.</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Map “{PATH}” to one of: {join}.</source>
      <translation>Associez « {PATH} » à l’une de : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Labels need a reader.</source>
      <translation>Une étiquette demande un lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Sign in, or name the annotator.</source>
      <translation>Identifiez-vous, ou nommez l’annotateur.</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>Check the name; is the disk connected?</source>
      <translation>Vérifiez le nom ; le disque est-il branché ?</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>the selection</source>
      <translation>la sélection</translation>
    </message>
    <message>
      <location filename="cryapp/services/importing.py" />
      <source>There are no sound files in {where}.</source>
      <translation>Il n’y a pas de fichier de son dans {where}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/infant_page.py" />
      <source>This infant is not in the store.</source>
      <translation>Ce nourrisson n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/infant_page.py" />
      <source>Choose another one.</source>
      <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>The import stopped: {happened}</source>
      <translation>L’import s’est arrêté : {happened}</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>{kept} {value} imported before that are kept.</source>
      <translation>{kept} {value} importés avant cela sont conservés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>{todo} Then import the same files again: it goes on where it stopped.</source>
      <translation>{todo} Importez ensuite les mêmes fichiers : l’import reprend où il s’est arrêté.</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>{anonymous} {value} no infant: each counts as an infant of its own. If some are of one infant, results measured on them look better than they are.</source>
      <translation>{anonymous} {value} pas de nourrisson : chacun compte comme un nourrisson à part. Si certains sont du même, les résultats mesurés sur eux paraissent meilleurs qu’ils ne sont.</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>recording has</source>
      <translation>enregistrement n’a</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>recordings have</source>
      <translation>enregistrements n’ont</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>The folder {shown} is no longer there.</source>
      <translation>Le dossier {shown} n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake.py" />
      <source>Connect its disk again.</source>
      <translation>Rebranchez son disque.</translation>
    </message>
    <message>
      <location filename="cryapp/services/intake_batch.py" />
      <source>It is there as a recording of {infant_code}, which was kept.</source>
      <translation>Il est présent comme enregistrement de {infant_code}, qui a été gardé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_check_run.py" />
      <source>Labels of “{name}” are not looked through: they are not about single recordings.</source>
      <translation>Les étiquettes de « {name} » ne sont pas passées en revue : elles ne portent pas sur des enregistrements isolés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_check_run.py" />
      <source>Another window has just started a training.</source>
      <translation>Une autre fenêtre vient de lancer un entraînement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_check_run.py" />
      <source>There are too few labels to hold one against the others. {join}</source>
      <translation>Il y a trop peu d’étiquettes pour en comparer une aux autres. {join}</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>The models of the last search cannot tell these classes apart, so their doubts are not listed.</source>
      <translation>Les modèles de la dernière recherche ne distinguent pas ces classes ; leurs doutes ne sont donc pas affichés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>The labels of “{name}” have not been looked through.</source>
      <translation>Les étiquettes de « {name} » n’ont pas été passées en revue.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>Type: cryapp review look --task TASK</source>
      <translation>Tapez : cryapp review look --task TASK</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>the out-of-fold answers belong to another run</source>
      <translation>les réponses hors pli appartiennent à une autre exécution</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>the out-of-fold answers name recordings that are not of this store</source>
      <translation>les réponses hors pli nomment des enregistrements qui ne sont pas de cette base</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>recording {id_} of the out-of-fold answers is another one here</source>
      <translation>l’enregistrement {id_} des réponses hors pli est un autre ici</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_checks.py" />
      <source>recording {id_} of the out-of-fold answers is locked for testing</source>
      <translation>l’enregistrement {id_} des réponses hors pli est réservé au test</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>There is no model {model_id} for “{name}”.</source>
      <translation>Il n’y a pas de modèle {model_id} pour « {name} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Choose a model of this task.</source>
      <translation>Choisissez un modèle de cette tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>The card of {name} says nothing of single recordings.</source>
      <translation>La fiche de {name} ne dit rien d’enregistrements isolés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Train a model here, or give a file of cross-validated predictions.</source>
      <translation>Entraînez un modèle ici, ou donnez un fichier de prédictions croisées.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Line {line} of {name} is no prediction.</source>
      <translation>La ligne {line} de {name} n’est pas une prédiction.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Nothing was changed.</source>
      <translation>Rien n’a été changé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_errors.py" />
      <source>Each line names a recording once, with a probability from 0 to 1 for every class.</source>
      <translation>Chaque ligne nomme un enregistrement une fois, avec une probabilité de 0 à 1 pour chaque classe.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Imported as {file_name}</source>
      <translation>Importé comme {file_name}</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Skipped: {get}</source>
      <translation>Passé : {get}</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Label cleared</source>
      <translation>Étiquette retirée</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Flag removed</source>
      <translation>Signalement retiré</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Note: {text}</source>
      <translation>Note : {text}</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Note removed</source>
      <translation>Note retirée</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>All segments marked</source>
      <translation>Tous les segments marqués</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Read again: {value}</source>
      <translation>Relu : {value}</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>Adjudicated: {value}</source>
      <translation>Arbitré : {value}</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>{said}, prediction visible</source>
      <translation>{said}, prédiction visible</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>{said}, after the infant's page</source>
      <translation>{said}, après la page du nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>{said}, after others' answers</source>
      <translation>{said}, après les réponses d’autres lecteurs</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>{said}, not blind</source>
      <translation>{said}, non aveugle</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_history.py" />
      <source>an earlier step</source>
      <translation>une étape antérieure</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>No label of the table was saved.</source>
      <translation>Aucune étiquette du tableau n’a été enregistrée.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Name the annotator who gave them.</source>
      <translation>Nommez l’annotateur qui les a données.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>before labels from a table</source>
      <translation>avant les étiquettes d’un tableau</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The table contradicts itself: {other_path} says “{other}”, {path} says “{class_key}”.</source>
      <translation>Le tableau se contredit : {other_path} dit « {other} », {path} dit « {class_key} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Keep one answer for each infant.</source>
      <translation>Gardez une seule réponse par nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Keep one row for each file.</source>
      <translation>Gardez une seule ligne par fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>{candidates} recordings are called {name}, and the table does not say which.</source>
      <translation>{candidates} enregistrements s’appellent {name}, et le tableau ne dit pas lequel.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Give more of the path in the table, such as folder/file.</source>
      <translation>Donnez plus du chemin dans le tableau, par exemple dossier/fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>There is no task “{key}”.</source>
      <translation>Il n’y a pas de tâche « {key} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The tasks here are: {known}.</source>
      <translation>Les tâches sont ici : {known}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The task “{name}” is answered for parts of a recording.</source>
      <translation>La tâche « {name} » porte sur des parties d’un enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>The label “{label}” is not among the classes given ({join}).</source>
      <translation>L’étiquette « {label} » n’est pas parmi les classes données ({join}).</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_import.py" />
      <source>Say which class it stands for, or correct the table.</source>
      <translation>Dites à quelle classe elle correspond, ou corrigez le tableau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>A skip needs a reason.</source>
      <translation>Passer demande un motif.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Nothing was saved.</source>
      <translation>Rien n’a été enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Choose one of the reasons, or “other”.</source>
      <translation>Choisissez l’un des motifs, ou « autre ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>This cannot be taken back: it was made by another reader.</source>
      <translation>Cela ne peut pas être repris : c’est d’un autre lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>This recording is no longer in the store.</source>
      <translation>Cet enregistrement n’est plus dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>“{said}” is no degree of certainty.</source>
      <translation>« {said} » n’est pas un degré de certitude.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>There are: {known}.</source>
      <translation>Il y a : {known}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>The task “{name}” has no class “{class_key}”.</source>
      <translation>La tâche « {name} » n’a pas de classe « {class_key} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Its classes are: {known}.</source>
      <translation>Ses classes sont : {known}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>The task “{name}” is answered for parts of a recording, not for the whole.</source>
      <translation>La tâche « {name} » porte sur des parties d’un enregistrement, pas sur le tout.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>The task “{name}” is answered with a class.</source>
      <translation>On répond à la tâche « {name} » par une classe.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_marks.py" />
      <source>Choose one.</source>
      <translation>Choisissez-en une.</translation>
    </message>
    <message>
      <location filename="cryapp/services/label_reading.py" />
      <source>This recording is not in the store.</source>
      <translation>Cet enregistrement n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/labelling_many.py" />
      <source>“Find moved recordings…” in the File menu brings sounds back, and so does importing the originals again.</source>
      <translation>« Trouver les enregistrements déplacés… » dans le menu Fichier ramène les sons ; importer de nouveau les originaux aussi.</translation>
    </message>
    <message>
      <location filename="cryapp/services/measuring.py" />
      <source>The settings of cry measurements were written by a newer version of CryApp.</source>
      <translation>Les réglages des mesures de cri ont été écrits par une version plus récente de CryApp.</translation>
    </message>
    <message>
      <location filename="cryapp/services/measuring.py" />
      <source>They are kept.</source>
      <translation>Ils sont conservés.</translation>
    </message>
    <message>
      <location filename="cryapp/services/measuring.py" />
      <source>Measure with that version, or set them anew in this one.</source>
      <translation>Mesurez avec cette version, ou réglez-les à nouveau dans celle-ci.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>The model in use stays as it is.</source>
      <translation>Le modèle en service reste le même.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>none yet</source>
      <translation>aucun encore</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>There is no model “{model_id}”.</source>
      <translation>Il n’y a pas de modèle « {model_id} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>The models are: {there}.</source>
      <translation>Les modèles sont : {there}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Models of several tasks are in use: {join}.</source>
      <translation>Des modèles de plusieurs tâches sont en service : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>No model is in use.</source>
      <translation>Aucun modèle n’est en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Name the task.</source>
      <translation>Nommez la tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{name} is an encoder: it answers no question that could be compared.</source>
      <translation>{name} est un encodeur : il ne répond à aucune question comparable.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{name} is an encoder; it cannot predict.</source>
      <translation>{name} est un encodeur ; il ne peut pas prédire.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Train a model from it first.</source>
      <translation>Entraînez d’abord un modèle à partir de lui.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{name} is in use already.</source>
      <translation>{name} est déjà en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>before promotion</source>
      <translation>avant mise en service</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Another window has changed the model in use.</source>
      <translation>Une autre fenêtre a changé le modèle en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Look again.</source>
      <translation>Regardez de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>No other model was in use before.</source>
      <translation>Aucun autre modèle n’était en service avant.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Train a new one, or promote another candidate.</source>
      <translation>Entraînez-en un nouveau, ou mettez un autre candidat en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>before rollback</source>
      <translation>avant retour en arrière</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>{value} is not a candidate, so it cannot be rejected.</source>
      <translation>{value} n’est pas un candidat et ne peut donc pas être rejeté.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Nothing changed.</source>
      <translation>Rien n’a changé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>A reason is missing.</source>
      <translation>Il manque un motif.</translation>
    </message>
    <message>
      <location filename="cryapp/services/models.py" />
      <source>Say in a few words why: it is kept in the audit trail.</source>
      <translation>Dites pourquoi en quelques mots : c’est conservé au journal d’audit.</translation>
    </message>
    <message>
      <location filename="cryapp/services/packages.py" />
      <source>The package of {name} is not what was registered: a file is missing or was changed.</source>
      <translation>Le paquet de {name} n’est pas celui qui a été inscrit : un fichier manque ou a été changé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/packages.py" />
      <source>The model in use stays as it is; nothing was deleted.</source>
      <translation>Le modèle en service reste le même ; rien n’a été effacé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/packages.py" />
      <source>Restore the folder {package_path} from a copy of it, if there is one, or train again.</source>
      <translation>Restaurez le dossier {package_path} à partir d’une copie, s’il y en a une, ou entraînez de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/passing.py" />
      <source>It is not clear which shipped model is meant.</source>
      <translation>On ne sait pas quel modèle livré est visé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/passing.py" />
      <source>Name its task: {known}.</source>
      <translation>Nommez sa tâche : {known}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Gestational age must be between 20 and 45 weeks</source>
      <translation>L’âge gestationnel doit être entre 20 et 45 semaines</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Birth weight must be between 200 and 8000 g</source>
      <translation>Le poids de naissance doit être entre 200 et 8000 g</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>An Apgar score is between 0 and 10</source>
      <translation>Un score d’Apgar est entre 0 et 10</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Cord pH must be between 6.3 and 7.8</source>
      <translation>Le pH au cordon doit être entre 6,3 et 7,8</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Base deficit must be between −20 and 40 mmol/L</source>
      <translation>Le déficit de base doit être entre −20 et 40 mmol/L</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Choose or add an infant.</source>
      <translation>Choisissez ou ajoutez un nourrisson.</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>The code of the {whose} is empty.</source>
      <translation>Le code du {whose} est vide.</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Enter a code, such as R-07.</source>
      <translation>Saisissez un code, par exemple R-07.</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>The code of the {whose} is too long.</source>
      <translation>Le code du {whose} est trop long.</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Use a pseudonym of at most {CODE_LENGTH} characters, never a name.</source>
      <translation>Prenez un pseudonyme d’au plus {CODE_LENGTH} caractères, jamais un nom.</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Sex must be female, male or unknown</source>
      <translation>Le sexe doit être féminin, masculin ou inconnu</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Time of birth needs a date, a time and a time zone</source>
      <translation>L’heure de naissance demande une date, une heure et un fuseau</translation>
    </message>
    <message>
      <location filename="cryapp/services/people.py" />
      <source>Correct the value, or leave it empty.</source>
      <translation>Corrigez la valeur, ou laissez-la vide.</translation>
    </message>
    <message>
      <location filename="cryapp/services/precision.py" />
      <source>Not run on this computer yet: how fast is measured at the first use.</source>
      <translation>Pas encore utilisé sur cet ordinateur : la vitesse sera mesurée au premier usage.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>readers disagree about no more.</source>
      <translation>les lecteurs ne sont en désaccord sur rien d’autre.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>no model is in use for this task.</source>
      <translation>aucun modèle n’est en service pour cette tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>the model in use has not placed these recordings yet: score them again.</source>
      <translation>le modèle en service n’a pas encore placé ces enregistrements : évaluez-les de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>fewer than two versions of the model have scored the others.</source>
      <translation>moins de deux versions du modèle ont évalué les autres.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>the others have not been scored yet.</source>
      <translation>les autres n’ont pas encore été évalués.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>of infants locked for testing only chance chooses.</source>
      <translation>parmi les nourrissons réservés au test, seul le hasard choisit.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queue_arms.py" />
      <source>there are no more.</source>
      <translation>il n’y en a plus.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>This mix is not possible: {error}.</source>
      <translation>Ce mélange n’est pas possible : {error}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>The mix stays as it was.</source>
      <translation>Le mélange reste ce qu’il était.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>Change a share.</source>
      <translation>Changez une part.</translation>
    </message>
    <message>
      <location filename="cryapp/services/queueing.py" />
      <source>{sentence}: {found} of {wanted}, {why_few}</source>
      <translation>{sentence} : {found} sur {wanted}, {why_few}</translation>
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>This is not yours to read.</source>
      <translation>Ce n’est pas à vous de le lire.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>Take the next one of your own set.</source>
      <translation>Prenez le prochain de votre propre jeu.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>This reading set is closed.</source>
      <translation>Ce jeu de lecture est clos.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>Choose another set.</source>
      <translation>Choisissez un autre jeu.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reading.py" />
      <source>This reading set is not in the store.</source>
      <translation>Ce jeu de lecture n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>{column} “{text}” was left out: {error}</source>
      <translation>{column} « {text} » a été laissé de côté : {error}</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not an ISO date such as 2026-03-01T14:05</source>
      <translation>pas une date ISO telle que 2026-03-01T14:05</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not a year of this time</source>
      <translation>pas une année de ce temps</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>a week has days 0 to 6</source>
      <translation>une semaine a des jours 0 à 6</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>gestation must be between 20 and 45 weeks</source>
      <translation>le terme doit être entre 20 et 45 semaines</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not a number</source>
      <translation>pas un nombre</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not between {low} and {high}</source>
      <translation>pas entre {low} et {high}</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>a birth weight is between 200 and 8000 g</source>
      <translation>un poids de naissance est entre 200 et 8000 g</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>an Apgar score is a whole number</source>
      <translation>un score d’Apgar est un nombre entier</translation>
    </message>
    <message>
      <location filename="cryapp/services/records.py" />
      <source>not one of f, m, u</source>
      <translation>pas l’un de f, m, u</translation>
    </message>
    <message>
      <location filename="cryapp/services/relinking.py" />
      <source>Is its disk connected?</source>
      <translation>Son disque est-il branché ?</translation>
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>This recording has no working copy.</source>
      <translation>Cet enregistrement n’a pas de copie de travail.</translation>
    </message>
    <message>
      <location filename="cryapp/services/rendering.py" />
      <source>Import the original file again to bring its sound back.</source>
      <translation>Importez à nouveau le fichier d’origine pour retrouver son son.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>“{name}” is about segments.</source>
      <translation>« {name} » porte sur des segments.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Choose whose segments hold.</source>
      <translation>Choisissez quels segments valent.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>“{name}” is not about segments.</source>
      <translation>« {name} » ne porte pas sur des segments.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Choose a class.</source>
      <translation>Choisissez une classe.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>{reader} has not read this recording.</source>
      <translation>{reader} n’a pas lu cet enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Choose who has.</source>
      <translation>Choisissez qui l’a fait.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>You gave one of these answers yourself.</source>
      <translation>Vous avez vous-même donné l’une de ces réponses.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Let another adjudicator settle it.</source>
      <translation>Laissez un autre arbitre trancher.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Only an adjudicator sees other readers' answers.</source>
      <translation>Seul un arbitre voit les réponses d’autres lecteurs.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Ask an adjudicator to look at it.</source>
      <translation>Demandez à un arbitre de regarder.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>You have still to read this one yourself, blind.</source>
      <translation>Vous devez encore lire celui-ci vous-même, en aveugle.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Nothing was shown or saved.</source>
      <translation>Rien n’a été montré ni enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/services/reviewing.py" />
      <source>Answer it in your reading set first.</source>
      <translation>Répondez-y d’abord dans votre jeu de lecture.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>{out} is neither .csv nor .npz.</source>
      <translation>{out} n’est ni un .csv ni un .npz.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>Nothing was scored.</source>
      <translation>Rien n’a été évalué.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>Name a file of one of these.</source>
      <translation>Nommez un fichier de l’un de ces types.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>Arrays are written of files and folders only.</source>
      <translation>Les tableaux .npz ne s’écrivent que pour des fichiers et des dossiers.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>Name them, or write the answers for the store as .csv.</source>
      <translation>Nommez-les, ou écrivez les réponses de la base en .csv.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>There is no folder {parent}.</source>
      <translation>Le dossier {parent} n’existe pas.</translation>
    </message>
    <message>
      <location filename="cryapp/services/score_table.py" />
      <source>Make it first.</source>
      <translation>Créez-le d’abord.</translation>
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>for {task_key}</source>
      <translation>pour {task_key}</translation>
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>No model is in use{of_task}.</source>
      <translation>Aucun modèle n’est en service{of_task}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Train one and promote it, or name a model (cryapp models list).</source>
      <translation>Entraînez-en un et mettez-le en service, ou nommez un modèle (cryapp models list).</translation>
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Several models are in use: {names}.</source>
      <translation>Plusieurs modèles sont en service : {names}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>Name one, or its task.</source>
      <translation>Nommez-en un, ou sa tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/scoring.py" />
      <source>There are no sound files in it.</source>
      <translation>Il n’y a pas de fichier de son dedans.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Research use, not a diagnosis.</source>
      <translation>Usage de recherche, pas un diagnostic.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>No model is in use for {name} yet. Train one in Models, look at how well it does, and promote it.</source>
      <translation>Aucun modèle n’est encore en service pour {name}. Entraînez-en un dans Modèles, regardez ce qu’il vaut, et mettez-le en service.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} has no class to screen for: it tells several classes apart.</source>
      <translation>{name} n’a pas de classe à dépister : la tâche distingue plusieurs classes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} is in use, but its package is damaged: a file is missing or was changed. Nothing saved is lost. Roll back or promote another model in Models, or restore the folder {package_path}.</source>
      <translation>{name} est en service, mais son paquet est endommagé : un fichier manque ou a été changé. Rien d’enregistré n’est perdu. Revenez en arrière ou mettez un autre modèle en service dans Modèles, ou restaurez le dossier {package_path}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>A finding is missing.</source>
      <translation>Il manque un constat.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Nothing was signed.</source>
      <translation>Rien n’a été signé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Choose agree, disagree or unsure.</source>
      <translation>Choisissez d’accord, pas d’accord ou incertain.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>The remarks are longer than {MAX_REMARKS} characters.</source>
      <translation>Les remarques dépassent {MAX_REMARKS} caractères.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Shorten them.</source>
      <translation>Raccourcissez-les.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>This screening is not in the store.</source>
      <translation>Ce dépistage n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} cannot be screened: {text}</source>
      <translation>{name} ne peut pas servir au dépistage : {text}</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Nothing was stored.</source>
      <translation>Rien n’a été conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Record again.</source>
      <translation>Enregistrez de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>{name} is in the store already, as a recording of infant {infant_code}.</source>
      <translation>{name} est déjà dans la base, comme enregistrement du nourrisson {infant_code}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening.py" />
      <source>Choose that infant, or another file.</source>
      <translation>Choisissez ce nourrisson, ou un autre fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at least {MIN_DURATION_S} s</source>
      <translation>au moins {MIN_DURATION_S} s</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>Sound activity</source>
      <translation>Activité sonore</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at least {MIN_ACTIVITY_S} s</source>
      <translation>au moins {MIN_ACTIVITY_S} s</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at most {MAX_CLIPPED_SHARE}</source>
      <translation>au plus {MAX_CLIPPED_SHARE}</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>peak of at least {MIN_PEAK_DB} dB</source>
      <translation>pic d’au moins {MIN_PEAK_DB} dB</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_checks.py" />
      <source>at least {MIN_BANDWIDTH_HZ} kHz</source>
      <translation>au moins {MIN_BANDWIDTH_HZ} kHz</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_heard.py" />
      <source>at least {MIN_CRY_S} s</source>
      <translation>au moins {MIN_CRY_S} s</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Record again: the quality is insufficient</source>
      <translation>Enregistrez de nouveau : la qualité est insuffisante</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Refer for examination</source>
      <translation>À adresser pour examen</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>No concern from this cry</source>
      <translation>Pas d’inquiétude d’après ce cri</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>There is a cry in this recording</source>
      <translation>Il y a un cri dans cet enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>No cry was found in this recording</source>
      <translation>Aucun cri n’a été trouvé dans cet enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>neurological injury</source>
      <translation>atteinte neurologique</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>“{_positive_name}” is {value}</source>
      <translation>« {_positive_name} » : {value}</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>not suspected</source>
      <translation>non suspecté</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model gives “{name}” a probability of {probability}; from {threshold} on it counts as positive.</source>
      <translation>Le modèle donne à « {name} » une probabilité de {probability} ; à partir de {threshold}, c’est compté comme positif.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>{told} How often that is right was not measured, because too few locked infants are labelled: do not rely on it.</source>
      <translation>{told} On n’a pas mesuré à quelle fréquence c’est juste, car trop peu de nourrissons réservés sont étiquetés : ne vous y fiez pas.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>recordings with “{name}”</source>
      <translation>enregistrements avec « {name} »</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>other recordings</source>
      <translation>autres enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>rightly passed over</source>
      <translation>laissés passer à raison</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model does not know sounds like this</source>
      <translation>Le modèle ne connaît pas de sons comme celui-ci</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Too close to call</source>
      <translation>Trop serré pour trancher</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>Of sounds like those it learnt from, at most {rate} are called unlike.</source>
      <translation>Parmi les sons semblables à ceux qu’il a appris, {rate} au plus sont dits différents.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>This recording is unlike anything the model learnt from; the probability of {probability} it gives “{name}” means nothing here.{promise} Another device, a strange noise or another voice may be why: record again, or judge without the model.</source>
      <translation>Cet enregistrement ne ressemble à rien de ce que le modèle a appris ; la probabilité de {probability} qu’il donne à « {name} » ne signifie rien ici.{promise} Un autre appareil, un bruit inhabituel ou une autre voix peuvent en être la cause : enregistrez de nouveau, ou jugez sans le modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>The model gives “{name}” a probability of {probability}. From {low} to {high} either answer would be wrong too often; outside, at most {target_error} of “{name}” and of the others are answered wrongly. Record once more, or judge without the model.</source>
      <translation>Le modèle donne à « {name} » une probabilité de {probability}. De {low} à {high}, l’une ou l’autre réponse serait trop souvent fausse ; en dehors, {target_error} au plus de « {name} » et des autres reçoivent une réponse fausse. Enregistrez encore une fois, ou jugez sans le modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>How many {of} are {verb} was not measured.</source>
      <translation>On n’a pas mesuré combien de {of} sont {verb}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/screening_words.py" />
      <source>With this threshold {value} of {of} were {verb} (95 % interval {low} to {high}; {n_recordings} recordings of {n_infants} locked infants).</source>
      <translation>À ce seuil, {value} des {of} ont été {verb} (intervalle de confiance à 95 % de {low} à {high} ; {n_recordings} enregistrements de {n_infants} nourrissons réservés).</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_agreement.py" />
      <source>neither reader marked this class</source>
      <translation>aucun des deux lecteurs n’a marqué cette classe</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>The recording ends at {duration_s} s; a segment cannot reach to {end_s} s.</source>
      <translation>L’enregistrement finit à {duration_s} s ; un segment ne peut aller jusqu’à {end_s} s.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>Draw it inside the recording.</source>
      <translation>Tracez-le à l’intérieur de l’enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>The task “{name}” is answered for a whole recording, not for parts of it.</source>
      <translation>La tâche « {name} » porte sur un enregistrement entier, pas sur ses parties.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>This segment is no longer there.</source>
      <translation>Ce segment n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>Look at the recording again.</source>
      <translation>Regardez l’enregistrement de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>This segment was made by another reader.</source>
      <translation>Ce segment est d’un autre lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_desk.py" />
      <source>These segments belong to several recordings.</source>
      <translation>Ces segments appartiennent à plusieurs enregistrements.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>There is no format “{named}”.</source>
      <translation>Il n’y a pas de format « {named} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>The formats are: {join}.</source>
      <translation>Les formats sont : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>The name {name} does not tell which program the labels are of.</source>
      <translation>Le nom {name} ne dit pas de quel logiciel sont les étiquettes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Say which: {join}.</source>
      <translation>Dites lequel : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>An export that may name somebody needs a reason.</source>
      <translation>Un export qui peut nommer quelqu’un demande un motif.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Say why, or export without notes.</source>
      <translation>Dites pourquoi, ou exportez sans notes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{notes}, which may name people</source>
      <translation>{notes}, qui peuvent nommer des personnes</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{name} has labels that are no classes of “{name_2}”: {join}.</source>
      <translation>{name} a des étiquettes qui ne sont pas des classes de « {name_2} » : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Say what they mean; the classes are {join}.</source>
      <translation>Dites ce qu’elles signifient ; les classes sont {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{segments} after the recording's end</source>
      <translation>{segments} après la fin de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>what {segment_hass} beyond the recording's end</source>
      <translation>ce que {segment_hass} au-delà de la fin de l’enregistrement</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{name} is too large for a file of labels.</source>
      <translation>{name} est trop grand pour un fichier d’étiquettes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>{path} cannot be read: {strerror}.</source>
      <translation>{path} ne peut pas être lu : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>Choose another file.</source>
      <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_exchange.py" />
      <source>The segments cannot be written to {out}: {strerror}.</source>
      <translation>Les segments ne peuvent pas être écrits dans {out} : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>line breaks and tabs in {notes}</source>
      <translation>sauts de ligne et tabulations dans {notes}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>Line {line_number} of {file}</source>
      <translation>Ligne {line_number} de {file}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>{where}: frequencies without a label.</source>
      <translation>{where} : des fréquences sans étiquette.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>Check the file.</source>
      <translation>Vérifiez le fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>{where} is no label: it has no start and end.</source>
      <translation>{where} n’est pas une étiquette : il n’y a ni début ni fin.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>Export the label track again.</source>
      <translation>Exportez à nouveau la piste d’étiquettes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>further columns in {lines}</source>
      <translation>d’autres colonnes dans {lines}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/audacity.py" />
      <source>the one frequency of {labels} that are open to one side</source>
      <translation>l’unique fréquence de {labels} ouvertes d’un côté</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>{file} is no text.</source>
      <translation>{file} n’est pas du texte.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>Choose a file of labels.</source>
      <translation>Choisissez un fichier d’étiquettes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>{where}: “{strip}” is no number that can stand there.</source>
      <translation>{where} : « {strip} » n’est pas un nombre possible ici.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/marked.py" />
      <source>{where}: an end lies before its start.</source>
      <translation>{where} : une fin précède son début.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} is no selection table: it has no “{BEGIN}”.</source>
      <translation>{file} n’est pas un tableau de sélections : il n’a pas de « {BEGIN} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Save it from Raven again.</source>
      <translation>Enregistrez-le à nouveau depuis Raven.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Selection {get} of {file}</source>
      <translation>Sélection {get} de {file}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>the columns {join}</source>
      <translation>les colonnes {join}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{rows} of other files</source>
      <translation>{rows} d’autres fichiers</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>the channels</source>
      <translation>les canaux</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} has no column “{wanted}”.</source>
      <translation>{file} n’a pas de colonne « {wanted} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Its columns are: {join}.</source>
      <translation>Ses colonnes sont : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} does not say which column has the labels.</source>
      <translation>{file} ne dit pas quelle colonne contient les étiquettes.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>{file} is about several files and has no column “{OFFSET}”.</source>
      <translation>{file} porte sur plusieurs fichiers et n’a pas de colonne « {OFFSET} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>Add that column in Raven.</source>
      <translation>Ajoutez cette colonne dans Raven.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/raven.py" />
      <source>row {at}</source>
      <translation>ligne {at}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>the frequencies of {boxs}</source>
      <translation>les fréquences de {boxs}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>{file} breaks off or is no TextGrid</source>
      <translation>{file} est interrompu ou n’est pas un TextGrid</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>Save it from Praat again, as a text file.</source>
      <translation>Enregistrez-le à nouveau depuis Praat, comme fichier texte.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_files/textgrid.py" />
      <source>that the intervals lay in the tiers {join}</source>
      <translation>que les intervalles étaient dans les tires {join}</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>A file of this name is in the folder already; it was left as it is.</source>
      <translation>Un fichier de ce nom est déjà dans le dossier ; il a été laissé tel quel.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Choose another.</source>
      <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_folder.py" />
      <source>Free some space there or choose another folder, and export again.</source>
      <translation>Libérez de la place ou choisissez un autre dossier, puis exportez de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_intake.py" />
      <source>{named} recordings have the name of {name}.</source>
      <translation>{named} enregistrements portent le nom de {name}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_intake.py" />
      <source>Open the right one and try again.</source>
      <translation>Ouvrez le bon et réessayez.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_intake.py" />
      <source>No recording has the name of {name}.</source>
      <translation>Aucun enregistrement ne porte le nom de {name}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segment_intake.py" />
      <source>Open its recording and import it there.</source>
      <translation>Ouvrez son enregistrement et importez-le là.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>A cut has to lie inside the segment.</source>
      <translation>Une coupe doit se trouver dans le segment.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Click between its edges.</source>
      <translation>Cliquez entre ses bords.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Merging takes at least two segments.</source>
      <translation>Joindre demande au moins deux segments.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Select more of them.</source>
      <translation>Sélectionnez-en davantage.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>There is no room for the copy.</source>
      <translation>Il n’y a pas de place pour la copie.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Paste it nearer to the start.</source>
      <translation>Collez-la plus près du début.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>This cannot be taken back: its segments were changed since.</source>
      <translation>Cela ne peut pas être repris : ses segments ont été changés depuis.</translation>
    </message>
    <message>
      <location filename="cryapp/services/segmenting.py" />
      <source>Take back the later changes first.</source>
      <translation>Reprenez d’abord les changements suivants.</translation>
    </message>
    <message>
      <location filename="cryapp/services/selecting.py" />
      <source>{recording_ids} recordings are too many for one act.</source>
      <translation>{recording_ids} enregistrements sont trop pour une seule action.</translation>
    </message>
    <message>
      <location filename="cryapp/services/selecting.py" />
      <source>Nothing was done.</source>
      <translation>Rien n’a été fait.</translation>
    </message>
    <message>
      <location filename="cryapp/services/selecting.py" />
      <source>Select {MOST} at most.</source>
      <translation>Sélectionnez-en {MOST} au plus.</translation>
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>You gave one of these answers yourself: let another adjudicator settle it.</source>
      <translation>Vous avez vous-même donné l’une de ces réponses : laissez un autre arbitre trancher.</translation>
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>There is no such reading.</source>
      <translation>Cette lecture n’existe pas.</translation>
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>Choose one of those shown.</source>
      <translation>Choisissez l’une de celles montrées.</translation>
    </message>
    <message>
      <location filename="cryapp/services/settling.py" />
      <source>No model is in use, so no label of a locked infant can be held against one.</source>
      <translation>Aucun modèle n’est en service : aucune étiquette d’un nourrisson réservé ne peut lui être opposée.</translation>
    </message>
    <message>
      <location filename="cryapp/services/shipped_models.py" />
      <source>The model that comes with CryApp could not be copied into {parent}: its disk takes no more.</source>
      <translation>Le modèle livré avec CryApp n’a pas pu être copié dans {parent} : le disque n’accepte plus rien.</translation>
    </message>
    <message>
      <location filename="cryapp/services/shipped_models.py" />
      <source>Everything else works, and nothing saved is touched.</source>
      <translation>Tout le reste fonctionne, et rien d’enregistré n’est touché.</translation>
    </message>
    <message>
      <location filename="cryapp/services/shipped_models.py" />
      <source>Free some space on this disk and open CryApp again.</source>
      <translation>Libérez de la place sur ce disque et rouvrez CryApp.</translation>
    </message>
    <message>
      <location filename="cryapp/services/sound_map.py" />
      <source>This task or reader is not in the store.</source>
      <translation>Cette tâche ou ce lecteur n’est pas dans la base.</translation>
    </message>
    <message>
      <location filename="cryapp/services/sound_map.py" />
      <source>No model is in use that could place recordings.</source>
      <translation>Aucun modèle en service ne pourrait placer des enregistrements.</translation>
    </message>
    <message>
      <location filename="cryapp/services/sound_map.py" />
      <source>The model in use has placed no recordings yet: let it score them in Models.</source>
      <translation>Le modèle en service n’a encore placé aucun enregistrement : faites-les évaluer dans Modèles.</translation>
    </message>
    <message>
      <location filename="cryapp/services/sound_map.py" />
      <source>You have not answered anything yet that the model has placed.</source>
      <translation>Vous n’avez encore répondu à rien que le modèle ait placé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>Labels and models are as they were.</source>
      <translation>Étiquettes et modèles sont comme avant.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>There is too little to learn from yet. {join}</source>
      <translation>Il y a encore trop peu à apprendre. {join}</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>{out} cannot be written: {strerror}.</source>
      <translation>{out} ne peut pas être écrit : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>it gave no reason</source>
      <translation>sans donner de raison</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>The study failed: {last}.</source>
      <translation>L’étude a échoué : {last}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>See worker.log in its folder.</source>
      <translation>Voir worker.log dans son dossier.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>The study was stopped before it had a result.</source>
      <translation>L’étude a été arrêtée avant d’avoir un résultat.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>What was done is kept.</source>
      <translation>Ce qui a été fait est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/studying.py" />
      <source>Go on by --resume.</source>
      <translation>Continuez par --resume.</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>{_rows} of {name} {_match} no file of this import: {_named}.</source>
      <translation>{_rows} de {name} {_match} aucun fichier de cet import : {_named}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>file has</source>
      <translation>fichier n’a</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>files have</source>
      <translation>fichiers n’ont</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>{n} {files} no row in {name}: {_named}.</source>
      <translation>{n} {files} pas de ligne dans {name} : {_named}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>and {listed} more</source>
      <translation>et {listed} autres</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>1 row</source>
      <translation>1 ligne</translation>
    </message>
    <message>
      <location filename="cryapp/services/table_index.py" />
      <source>{n} rows</source>
      <translation>{n} lignes</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} has no column “{column}” (asked for as {wanted}).</source>
      <translation>Le tableau {name} n’a pas de colonne « {column} » (demandée comme {wanted}).</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} is empty.</source>
      <translation>Le tableau {name} est vide.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} cannot be read: {error}.</source>
      <translation>Le tableau {name} ne peut pas être lu : {error}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Save it again as CSV (UTF-8).</source>
      <translation>Enregistrez-le à nouveau en CSV (UTF-8).</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>{what} does not know “{left}”; it knows {join}.</source>
      <translation>{what} ne connaît pas « {left} » ; connus : {join}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>{what} names “{left}” twice.</source>
      <translation>{what} nomme « {left} » deux fois.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {name} is larger than 256 MB.</source>
      <translation>Le tableau {name} dépasse 256 Mo.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Divide it.</source>
      <translation>Divisez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>The table {path} cannot be read: {strerror}.</source>
      <translation>Le tableau {path} ne peut pas être lu : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Check its place and rights.</source>
      <translation>Vérifiez son emplacement et ses droits.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>{name} is a spreadsheet workbook, not a CSV table.</source>
      <translation>{name} est un classeur, pas un tableau CSV.</translation>
    </message>
    <message>
      <location filename="cryapp/services/tables.py" />
      <source>Save it as CSV first.</source>
      <translation>Enregistrez-le d’abord en CSV.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>The task “{name}” is no longer there.</source>
      <translation>La tâche « {name} » n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>Make a new one.</source>
      <translation>Faites-en une nouvelle.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>There is a task with the key “{key}” already.</source>
      <translation>Il y a déjà une tâche de clé « {key} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>Give it another name.</source>
      <translation>Donnez-lui un autre nom.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>Somebody made version {version} of “{name}” meanwhile.</source>
      <translation>Quelqu’un a fait entre-temps la version {version} de « {name} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>Look at it, and change it anew.</source>
      <translation>Regardez-la, et changez-la de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>“{name}” asks about {value}s, and its labels are about them.</source>
      <translation>« {name} » porte sur une autre unité ({value}), et ses étiquettes aussi.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>Make a new task for another unit.</source>
      <translation>Faites une nouvelle tâche pour une autre unité.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>{name} cannot be written: {strerror}.</source>
      <translation>{name} ne peut pas être écrit : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_editing.py" />
      <source>Choose another place.</source>
      <translation>Choisissez un autre emplacement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_files.py" />
      <source>{name} cannot be read: {strerror}.</source>
      <translation>{name} ne peut pas être lu : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_files.py" />
      <source>{name} is no task: {error} is missing.</source>
      <translation>{name} n’est pas une tâche : {error} manque.</translation>
    </message>
    <message>
      <location filename="cryapp/services/task_files.py" />
      <source>{name} is no task: {error}.</source>
      <translation>{name} n’est pas une tâche : {error}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>The training part of CryApp is not installed (it needs {join}). Labelling and screening work without it. To add it, type: pip install "cryapp[train]"</source>
      <translation>La partie entraînement de CryApp n’est pas installée (il lui faut {join}). L’étiquetage et le dépistage fonctionnent sans elle. Pour l’ajouter, tapez : pip install "cryapp[train]"</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>{name} is a task that does not train a model.</source>
      <translation>{name} est une tâche qui n’entraîne pas de modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>“{_name}”: {_free} of {MIN_INFANTS_PER_CLASS} infants who are not locked for testing have this label. Label recordings of more infants.</source>
      <translation>« {_name} » : {_free} nourrissons non réservés au test ont cette étiquette, il en faut {MIN_INFANTS_PER_CLASS}. Étiquetez des enregistrements d’autres nourrissons.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>“{_name}” is left out: only {_free} of {MIN_INFANTS_PER_CLASS} infants have this label.</source>
      <translation>« {_name} » est laissé de côté : seuls {_free} nourrissons ont cette étiquette, il en faut {MIN_INFANTS_PER_CLASS}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>No locked infant of some class is labelled: the model cannot be measured fairly.</source>
      <translation>Aucun nourrisson réservé d’une des classes n’est étiqueté : le modèle ne peut être mesuré équitablement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>Only {fewest} locked {value} of the rarer class: intervals will be wide. With {ENOUGH_LOCKED_INFANTS} or more a comparison can tell something.</source>
      <translation>Seulement {fewest} {value} réservés de la classe la plus rare : les intervalles seront larges. À partir de {ENOUGH_LOCKED_INFANTS}, une comparaison peut dire quelque chose.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>recording is</source>
      <translation>enregistrement est</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>recordings are</source>
      <translation>enregistrements sont</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>{disagreements} {are} left out because readers disagree.</source>
      <translation>{disagreements} {are} à part parce que les lecteurs sont en désaccord.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_data.py" />
      <source>{anonymous} {have} no infant: each counts as an infant of its own.</source>
      <translation>{anonymous} {have} pas de nourrisson : chacun compte comme un nourrisson à part.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>Resume the run; it goes on from its last checkpoint.</source>
      <translation>Reprenez l’entraînement ; il continue à son dernier point de contrôle.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training is done; its end was noted late.</source>
      <translation>L’entraînement est terminé ; sa fin a été consignée tard.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training ended, but its result cannot be used: {_reason}. {KEPT} Start it again.</source>
      <translation>L’entraînement est terminé, mais son résultat est inutilisable : {_reason}. {KEPT} Relancez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training is done, but its model could not be stored: {_reason}.</source>
      <translation>L’entraînement est terminé, mais son modèle n’a pas pu être rangé : {_reason}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>Labels and models are as they were, and the result is kept in {run_folder}.</source>
      <translation>Étiquettes et modèles sont comme avant, et le résultat est conservé dans {run_folder}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>Free some space on that disk, then start CryApp again (or type cryapp runs list): it is taken in then.</source>
      <translation>Libérez de la place sur ce disque, puis redémarrez CryApp (ou tapez cryapp runs list) : il sera repris alors.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} belongs to another run</source>
      <translation>{RESULT_FILE} appartient à un autre entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} names no answers</source>
      <translation>{RESULT_FILE} ne nomme aucune réponse</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The search ended, but its answers cannot be used: {_reason}. {KEPT} Start it again.</source>
      <translation>La recherche s’est terminée, mais ses réponses ne peuvent pas être utilisées : {_reason}. {KEPT} Recommencez-la.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>All labels were looked through: {rows} recordings of {infants} infants, each by a model that has not met the infant. Review lists those that are perhaps wrong.</source>
      <translation>Toutes les étiquettes ont été passées en revue : {rows} enregistrements de {infants} nourrissons, chacun par un modèle qui n’a pas rencontré le nourrisson. La révision montre celles qui sont peut-être fausses.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} names a file outside the run's folder</source>
      <translation>{RESULT_FILE} nomme un fichier hors du dossier de l’exécution</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} names no package</source>
      <translation>{RESULT_FILE} ne nomme aucun paquet</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{RESULT_FILE} names a folder outside the run's</source>
      <translation>{RESULT_FILE} nomme un dossier hors de celui de l’entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>the package is of another kind than was asked for</source>
      <translation>le paquet n’est pas du genre demandé</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>the package is for another task</source>
      <translation>le paquet est pour une autre tâche</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training was cancelled. {KEPT}{encoder}</source>
      <translation>L’entraînement a été annulé. {KEPT}{encoder}</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training was interrupted. {KEPT}{encoder} {RESUME}</source>
      <translation>L’entraînement a été interrompu. {KEPT}{encoder} {RESUME}</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>most often because memory ran out</source>
      <translation>le plus souvent parce que la mémoire a manqué</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>signal {number}</source>
      <translation>signal {number}</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The learning program was ended by the system ({why}). {KEPT}{encoder} {RESUME}</source>
      <translation>Le programme d’apprentissage a été terminé par le système ({why}). {KEPT}{encoder} {RESUME}</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The learning program failed (exit code {exit_code}). {KEPT}{encoder} Start it again; if it fails again, its log is in {run_folder}.</source>
      <translation>Le programme d’apprentissage a échoué (code {exit_code}). {KEPT}{encoder} Relancez-le ; s’il échoue encore, son journal est dans {run_folder}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The search for wrong labels was cancelled. {KEPT}</source>
      <translation>La recherche d’étiquettes fausses a été annulée. {KEPT}</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The search for wrong labels was interrupted. {KEPT} Start it again in Review.</source>
      <translation>La recherche d’étiquettes fausses a été interrompue. {KEPT} Recommencez-la dans la révision.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The search for wrong labels failed (exit code {exit_code}). {KEPT} Start it again; if it fails again, its log is in {run_folder}.</source>
      <translation>La recherche d’étiquettes fausses a échoué (code {exit_code}). {KEPT} Recommencez-la ; si elle échoue encore, son journal est dans {run_folder}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The encoder that was learnt first is kept.</source>
      <translation>L’encodeur appris d’abord est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>The training was stopped early; the best so far was kept.</source>
      <translation>L’entraînement a été arrêté tôt ; le meilleur jusque-là a été gardé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{begun}{name} is ready: train a model from it.</source>
      <translation>{begun}{name} est prêt : entraînez un modèle à partir de lui.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>no locked infant has a label</source>
      <translation>aucun nourrisson réservé n’a d’étiquette</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{begun}{name} is ready as a candidate. It could not be measured: {rstrip}.</source>
      <translation>{begun}{name} est prêt comme candidat. Il n’a pas pu être mesuré : {rstrip}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_end.py" />
      <source>{begun}{name} is ready as a candidate: AUC {text} on {n_infants} locked infants ({n_recordings} recordings). Compare it, then promote or reject it.</source>
      <translation>{begun}{name} est prêt comme candidat : AUC {text} sur {n_infants} nourrissons réservés ({n_recordings} enregistrements). Comparez-le, puis mettez-le en service ou rejetez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Nothing is asked for: neither an encoder nor a task.</source>
      <translation>Rien n’est demandé : ni encodeur ni tâche.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The run {run_id} is a search for labels that may be wrong.</source>
      <translation>L’exécution {run_id} est une recherche d’étiquettes peut-être fausses.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Start it again in Review.</source>
      <translation>Recommencez-la dans la révision.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The run {run_id} is {replace}; it cannot be resumed.</source>
      <translation>L’entraînement {run_id} est {replace} ; il ne peut pas être repris.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The folder of the run {run_id} is no longer there.</source>
      <translation>Le dossier de l’entraînement {run_id} n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Start a new training.</source>
      <translation>Lancez un nouvel entraînement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The run {run_id} is going on in another window.</source>
      <translation>L’entraînement {run_id} est en cours dans une autre fenêtre.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>There is no run “{run_id}”.</source>
      <translation>Il n’y a pas d’entraînement « {run_id} ».</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>There are recordings of {infants} infants who are not locked for testing; pre-training needs at least {MIN_POOL_INFANTS}.</source>
      <translation>Il y a des enregistrements de {infants} nourrissons non réservés au test ; le pré-entraînement en demande au moins {MIN_POOL_INFANTS}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Import recordings of more infants.</source>
      <translation>Importez des enregistrements d’autres nourrissons.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>There is no model “{encoder_id}” to start from.</source>
      <translation>Il n’y a pas de modèle « {encoder_id} » d’où partir.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>See cryapp models list.</source>
      <translation>Voir cryapp models list.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>A training is going on already (run {id}).</source>
      <translation>Un entraînement est déjà en cours ({id}).</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Wait until it is done, or cancel it.</source>
      <translation>Attendez qu’il soit terminé, ou annulez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The disk has only {free} GB left; training needs at least {MIN_FREE_BYTES} GB.</source>
      <translation>Le disque n’a plus que {free} Go libres ; l’entraînement en demande au moins {MIN_FREE_BYTES}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Free some space, then start again.</source>
      <translation>Libérez de la place, puis relancez.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>The training could not be prepared in {folder}: {strerror}.</source>
      <translation>L’entraînement n’a pas pu être préparé dans {folder} : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_start.py" />
      <source>Check that disk, then start again.</source>
      <translation>Vérifiez ce disque, puis relancez.</translation>
    </message>
    <message>
      <location filename="cryapp/services/training_wait.py" />
      <source>{kind} begins</source>
      <translation>{kind} commence</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>A view needs a name of 1 to {LONGEST_NAME} characters.</source>
      <translation>Une vue demande un nom de 1 à {LONGEST_NAME} caractères.</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>This view is no longer there.</source>
      <translation>Cette vue n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>The list stays as it is.</source>
      <translation>La liste reste ce qu’elle est.</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>The view “{name}” asks for something this program does not know.</source>
      <translation>La vue « {name} » demande quelque chose que ce programme ne connaît pas.</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>Make the view anew, or use the newer program that made it.</source>
      <translation>Refaites la vue, ou utilisez le programme plus récent qui l’a faite.</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>This view is another reader's.</source>
      <translation>Cette vue est d’un autre lecteur.</translation>
    </message>
    <message>
      <location filename="cryapp/services/views.py" />
      <source>Nothing was removed.</source>
      <translation>Rien n’a été supprimé.</translation>
    </message>
    <message>
      <location filename="cryapp/services/walking.py" />
      <source>There is no such file or folder.</source>
      <translation>Ce fichier ou dossier n’existe pas.</translation>
    </message>
    <message>
      <location filename="cryapp/services/walking.py" />
      <source>The folder cannot be read: {strerror}.</source>
      <translation>Le dossier ne peut pas être lu : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>The learning program cannot be started: {strerror}.</source>
      <translation>Le programme d’apprentissage ne peut pas être lancé : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>Install CryApp again with its training part.</source>
      <translation>Réinstallez CryApp avec sa partie entraînement.</translation>
    </message>
    <message>
      <location filename="cryapp/services/worker.py" />
      <source>The learning program has said nothing for {minutes} min. It may hang: Cancel ends it safely.</source>
      <translation>Le programme d’apprentissage ne dit rien depuis {minutes} min. Il est peut-être bloqué : Annuler le termine sans risque.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/containers.py" />
      <source>WAV, FLAC, MP3, Ogg, Opus, CAF, 3GP, M4A, AAC, AMR, AIFF, AU or WebM</source>
      <translation>WAV, FLAC, MP3, Ogg, Opus, CAF, 3GP, M4A, AAC, AMR, AIFF, AU ou WebM</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file holds no sound: not one sample could be read from it.</source>
      <translation>Le fichier ne contient pas de son : pas un échantillon n’a pu en être lu.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file is empty (0 bytes).</source>
      <translation>Le fichier est vide (0 octet).</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>This is not a kind of sound file CryApp reads ({READABLE}).</source>
      <translation>Ce n’est pas un genre de fichier de son que CryApp lit ({READABLE}).</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The {name} file cannot be opened: {faults}</source>
      <translation>Le fichier {name} ne peut pas être ouvert : {faults}</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>This is not a file but a folder or a device.</source>
      <translation>Ce n’est pas un fichier mais un dossier ou un périphérique.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file is no longer there.</source>
      <translation>Le fichier n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>You are not allowed to read this file.</source>
      <translation>Vous n’avez pas le droit de lire ce fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>its name holds a forbidden character</source>
      <translation>son nom contient un caractère interdit</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>The file cannot be read: {reason}.</source>
      <translation>Le fichier ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>Its header claims {rate} samples a second, which no recording of a cry has.</source>
      <translation>Son en-tête annonce {rate} échantillons par seconde, ce qu’aucun enregistrement de cri n’a.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>Its header claims no channel at all.</source>
      <translation>Son en-tête n’annonce aucun canal.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>It has {channels} channels; CryApp reads at most {MAX_CHANNELS}.</source>
      <translation>Il a {channels} canaux ; CryApp en lit au plus {MAX_CHANNELS}.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>It is longer than 24 hours.</source>
      <translation>Il dure plus de 24 heures.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode.py" />
      <source>Cut it into parts of a day or less and import those.</source>
      <translation>Découpez-le en parties d’un jour au plus et importez celles-ci.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode_pyav.py" />
      <source>its header is damaged or cut off.</source>
      <translation>son en-tête est abîmé ou coupé.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode_pyav.py" />
      <source>there is no sound in it.</source>
      <translation>il ne contient pas de son.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode_pyav.py" />
      <source>its kind of compression is unknown.</source>
      <translation>son genre de compression est inconnu.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode_soundfile.py" />
      <source>it is damaged after {n_read} s.</source>
      <translation>il est abîmé après {n_read} s.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/decode_soundfile.py" />
      <source>its header is damaged</source>
      <translation>son en-tête est abîmé</translation>
    </message>
    <message>
      <location filename="cryapp/audio/ingest.py" />
      <source>The file changed or went away while it was read.</source>
      <translation>Le fichier a changé ou disparu pendant la lecture.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/ingest.py" />
      <source>The working copy has {copy_rate_hz} Hz instead of {sample_rate_hz} Hz.</source>
      <translation>La copie de travail a {copy_rate_hz} Hz au lieu de {sample_rate_hz} Hz.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/ingest.py" />
      <source>The file cannot be read: {strerror}.</source>
      <translation>Le fichier ne peut pas être lu : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>The sound of this recording is missing.</source>
      <translation>Le son de cet enregistrement manque.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>Find the folder it was moved to, or import the original file again.</source>
      <translation>Trouvez le dossier où il a été déplacé, ou importez à nouveau le fichier d’origine.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/pcm.py" />
      <source>The sound of this recording is damaged.</source>
      <translation>Le son de cet enregistrement est abîmé.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>The decoder crashed on this file; it is damaged, or made to do harm.</source>
      <translation>Le décodeur s’est effondré sur ce fichier ; il est abîmé, ou fait pour nuire.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>Decoding it would need too much memory; it is damaged, or made to do harm.</source>
      <translation>Le décoder demanderait trop de mémoire ; il est abîmé, ou fait pour nuire.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>CryApp could not decode it, by a fault of its own that is in the log.</source>
      <translation>CryApp n’a pas pu le décoder, par une faute de sa part qui est dans le journal.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>Decoding it did not come to an end; it is damaged, or made to do harm.</source>
      <translation>Le décodage n’est pas arrivé à sa fin ; il est abîmé, ou fait pour nuire.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/sandbox.py" />
      <source>The decoder could not be started for this file.</source>
      <translation>Le décodeur n’a pas pu être lancé pour ce fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault.py" />
      <source>The working copy of this recording is {value}.</source>
      <translation>La copie de travail de cet enregistrement est {value}.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault.py" />
      <source>Its labels and its place in the list are kept.</source>
      <translation>Ses étiquettes et sa place dans la liste sont conservées.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault.py" />
      <source>Import the original file again; the copy is then made anew.</source>
      <translation>Importez à nouveau le fichier d’origine ; la copie est alors refaite.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies is full.</source>
      <translation>Le disque des copies de travail est plein.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies is full (your quota is used up).</source>
      <translation>Le disque des copies de travail est plein (votre quota est épuisé).</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies takes no file of this size.</source>
      <translation>Le disque des copies de travail n’accepte pas de fichier de cette taille.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies cannot be written to.</source>
      <translation>Le disque des copies de travail ne peut pas être écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>You are not allowed to write to the folder of the working copies.</source>
      <translation>Vous n’avez pas le droit d’écrire dans le dossier des copies de travail.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The folder of the working copies is no longer there.</source>
      <translation>Le dossier des copies de travail n’est plus là.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>The disk that holds the working copies fails: {strerror}.</source>
      <translation>Le disque des copies de travail défaille : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>Everything imported before is kept.</source>
      <translation>Tout ce qui a été importé avant est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/audio/vault_writer.py" />
      <source>Free some space, or keep the store on another disk.</source>
      <translation>Libérez de la place, ou mettez la base sur un autre disque.</translation>
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>This store is on a server, so CryApp does not make its backups.</source>
      <translation>Cette base est sur un serveur, CryApp n’en fait donc pas les sauvegardes.</translation>
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>Ask the person who keeps the server.</source>
      <translation>Demandez à la personne qui tient le serveur.</translation>
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>No backup could be made in {folder}: {error}.</source>
      <translation>Aucune sauvegarde n’a pu être faite dans {folder} : {error}.</translation>
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>The store itself and all earlier backups are kept.</source>
      <translation>La base elle-même et toutes les sauvegardes antérieures sont conservées.</translation>
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>Free some space on this disk or check that the folder may be written to.</source>
      <translation>Libérez de la place sur ce disque ou vérifiez que le dossier peut être écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/store/backups.py" />
      <source>the copy is not sound ({found})</source>
      <translation>la copie n’est pas saine ({found})</translation>
    </message>
    <message>
      <location filename="cryapp/store/chain.py" />
      <source>it does not follow row {previous_id}: rows between were altered or removed</source>
      <translation>il ne suit pas la ligne {previous_id} : des lignes entre elles ont été altérées ou enlevées</translation>
    </message>
    <message>
      <location filename="cryapp/store/chain.py" />
      <source>its content was altered</source>
      <translation>son contenu a été altéré</translation>
    </message>
    <message>
      <location filename="cryapp/store/chain.py" />
      <source>rows after it were removed</source>
      <translation>des lignes après elle ont été enlevées</translation>
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>The store {path} may only be read, so nothing could be saved in it.</source>
      <translation>La base {path} ne peut qu’être lue, rien n’a donc pu y être enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>Ask for write access to the file and its folder, or choose another store.</source>
      <translation>Demandez le droit d’écriture sur le fichier et son dossier, ou choisissez une autre base.</translation>
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>before upgrade</source>
      <translation>avant mise à niveau</translation>
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>A share of {share} locked infants is not possible.</source>
      <translation>Une part de {share} de nourrissons réservés n’est pas possible.</translation>
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>The store was not made.</source>
      <translation>La base n’a pas été créée.</translation>
    </message>
    <message>
      <location filename="cryapp/store/engine.py" />
      <source>Choose a share between 0 and 0.9.</source>
      <translation>Choisissez une part entre 0 et 0,9.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Everything saved before is kept; this last step was not saved.</source>
      <translation>Tout ce qui a été enregistré avant est conservé ; cette dernière étape ne l’a pas été.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Every backup in the folder “backups” beside it can be opened in its place.</source>
      <translation>Chaque sauvegarde du dossier « backups » à côté peut être ouverte à sa place.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The disk is full, so {store} could not be written.</source>
      <translation>Le disque est plein, {store} n’a donc pas pu être écrite.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Free some space on this disk and try again.</source>
      <translation>Libérez de la place sur ce disque et réessayez.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} may only be read, so nothing can be saved in it.</source>
      <translation>{store} ne peut qu’être lue, rien ne peut donc y être enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} is busy: another program has been writing to it for a while.</source>
      <translation>{store} est occupée : un autre programme y écrit depuis un moment.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Wait a moment and try again, or close the other program.</source>
      <translation>Attendez un peu et réessayez, ou fermez l’autre programme.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} is damaged or is not a CryApp store.</source>
      <translation>{store} est abîmée ou n’est pas une base de CryApp.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The file was left as it is.</source>
      <translation>Le fichier a été laissé tel quel.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} is damaged.</source>
      <translation>{store} est abîmée.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Close CryApp and keep a copy of the file.</source>
      <translation>Fermez CryApp et gardez une copie du fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The disk refused to read or write {store}: it may be full, unplugged or failing.</source>
      <translation>Le disque a refusé de lire ou d’écrire {store} : il est peut-être plein, débranché ou défaillant.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Check the disk and its free space, then try again.</source>
      <translation>Vérifiez le disque et sa place libre, puis réessayez.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>{store} cannot be opened.</source>
      <translation>{store} ne peut pas être ouverte.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Check that its folder exists, is plugged in and may be written to.</source>
      <translation>Vérifiez que son dossier existe, est branché et peut être écrit.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The store {store}</source>
      <translation>La base {store}</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The store {path} was made by a newer version of CryApp (layout {revision}).</source>
      <translation>La base {path} a été faite par une version plus récente de CryApp (schéma {revision}).</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>It was not touched.</source>
      <translation>Elle n’a pas été touchée.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Update CryApp on this computer, or open another store.</source>
      <translation>Mettez CryApp à jour sur cet ordinateur, ou ouvrez une autre base.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>This version of CryApp cannot keep its store on a server ({kind}).</source>
      <translation>Cette version de CryApp ne peut pas tenir sa base sur un serveur ({kind}).</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Use a folder or a file as the store.</source>
      <translation>Prenez un dossier ou un fichier comme base.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The file {path} is a database, but not a CryApp store.</source>
      <translation>Le fichier {path} est une base de données, mais pas de CryApp.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Choose another file or folder for the store.</source>
      <translation>Choisissez un autre fichier ou dossier pour la base.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>The store {path} is no longer where it was: its folder was moved, removed or unplugged.</source>
      <translation>La base {path} n’est plus où elle était : son dossier a été déplacé, supprimé ou débranché.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>This last step was not saved.</source>
      <translation>Cette dernière étape n’a pas été enregistrée.</translation>
    </message>
    <message>
      <location filename="cryapp/store/failures.py" />
      <source>Put the folder back or plug the disk in, then close CryApp and open it again.</source>
      <translation>Remettez le dossier ou branchez le disque, puis fermez CryApp et rouvrez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/store/schema.py" />
      <source>not a CryApp store</source>
      <translation>pas une base de CryApp</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>is not valid JSON</source>
      <translation>n’est pas un JSON valide</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>holds no JSON object</source>
      <translation>ne contient pas d’objet JSON</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>has format {get}, this program reads {CARD_FORMAT}</source>
      <translation>a le format {get}, ce programme lit {CARD_FORMAT}</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>is incomplete or wrong ({__name__}: {error})</source>
      <translation>est incomplète ou fausse ({__name__} : {error})</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>describes a {kind}, neither a classifier nor an encoder</source>
      <translation>décrit un {kind}, ni classifieur ni encodeur</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>asks for sound at {sample_rate_hz} Hz, this program gives {SAMPLE_RATE_HZ}</source>
      <translation>demande un son à {sample_rate_hz} Hz, ce programme donne {SAMPLE_RATE_HZ}</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>names no task</source>
      <translation>ne nomme aucune tâche</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>names fewer than two classes, or one twice</source>
      <translation>nomme moins de deux classes, ou l’une deux fois</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>names positive classes that are not some of its classes</source>
      <translation>nomme des classes positives qui ne sont pas une partie des siennes</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>has {bias} calibration biases for {n_classes} classes</source>
      <translation>a {bias} biais de calibration pour {n_classes} classes</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>gives {raw} for {name}</source>
      <translation>donne {raw} pour {name}</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/card.py" />
      <source>has no {name}</source>
      <translation>n’a pas de {name}</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/engine.py" />
      <source>The recording holds no sound, so there is nothing to score.</source>
      <translation>L’enregistrement ne contient pas de son, il n’y a donc rien à évaluer.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>it gives other answers than when it was made</source>
      <translation>il donne d’autres réponses qu’à sa création</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} is no network this program can run</source>
      <translation>{ONNX_FILE} n’est pas un réseau que ce programme peut utiliser</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} has other inputs or outputs than a model of CryApp</source>
      <translation>{ONNX_FILE} a d’autres entrées ou sorties qu’un modèle de CryApp</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} cannot be made ready to run</source>
      <translation>{ONNX_FILE} ne peut pas être préparé</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/network.py" />
      <source>{ONNX_FILE} cannot be run</source>
      <translation>{ONNX_FILE} ne peut pas être utilisé</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>The package is left as it is, and no prediction was made with it.</source>
      <translation>Le paquet est laissé tel quel, et aucune prédiction n’a été faite avec lui.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>Use another model, or train this one again.</source>
      <translation>Prenez un autre modèle, ou entraînez celui-ci de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>“{name}” is a pre-trained encoder, which answers no question.</source>
      <translation>« {name} » est un encodeur pré-entraîné, qui ne répond à aucune question.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>Train a model from it first, then use that.</source>
      <translation>Entraînez d’abord un modèle à partir de lui, puis utilisez celui-là.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>it was asked for 8-bit weights, which it does not bring</source>
      <translation>on lui a demandé des poids sur 8 bits, qu’il n’apporte pas</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} cannot be read</source>
      <translation>{name} ne peut pas être lu</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} was changed after it was made</source>
      <translation>{name} a été changé après sa création</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} holds no usable “{name}”</source>
      <translation>{GOLDEN_FILE} ne contient pas de « {name} » utilisable</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>“{name}” in {GOLDEN_FILE} has the wrong shape</source>
      <translation>« {name} » dans {GOLDEN_FILE} n’a pas la bonne forme</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>“{name}” in {GOLDEN_FILE} holds values that are not numbers</source>
      <translation>« {name} » dans {GOLDEN_FILE} contient des valeurs qui ne sont pas des nombres</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} holds sounds that are too short for the model</source>
      <translation>{GOLDEN_FILE} contient des sons trop courts pour le modèle</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} is far too large</source>
      <translation>{GOLDEN_FILE} est beaucoup trop grand</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{GOLDEN_FILE} cannot be read</source>
      <translation>{GOLDEN_FILE} ne peut pas être lu</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>The model package “{name}” is not there.</source>
      <translation>Le paquet du modèle « {name} » n’est pas là.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>its card was changed after the model was registered</source>
      <translation>sa fiche a été changée après l’inscription du modèle</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>its card {fault}</source>
      <translation>sa fiche {fault}</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{CARD_FILE} is missing or cannot be read</source>
      <translation>{CARD_FILE} manque ou ne peut pas être lu</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{CARD_FILE} is far too large</source>
      <translation>{CARD_FILE} est beaucoup trop grand</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{CARD_FILE} is no text</source>
      <translation>{CARD_FILE} n’est pas du texte</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>its card does not vouch for {name}</source>
      <translation>sa fiche ne répond pas de {name}</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} is empty, far too large or no file</source>
      <translation>{name} est vide, beaucoup trop grand ou n’est pas un fichier</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} is missing or cannot be read</source>
      <translation>{name} manque ou ne peut pas être lu</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>{name} was changed or cut off after it was made</source>
      <translation>{name} a été changé ou coupé après sa création</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/package.py" />
      <source>The model “{name}” cannot be used: {why}.</source>
      <translation>Le modèle « {name} » ne peut pas être utilisé : {why}.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>Runs in {precision} on this computer.</source>
      <translation>Fonctionne en {precision} sur cet ordinateur.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>Runs in {precision} on this computer, {_rounded} × real time</source>
      <translation>Fonctionne en {precision} sur cet ordinateur, {_rounded} × le temps réel</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>{n_sounds} recordings</source>
      <translation>{n_sounds} enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>test sounds</source>
      <translation>sons d’essai</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>{text}; f32 differs by at most {max} ({of}).</source>
      <translation>{text} ; f32 diffère d’au plus {max} ({of}).</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/precision.py" />
      <source>{text}; {join} would change answers too much ({of}).</source>
      <translation>{text} ; {join} changerait trop les réponses ({of}).</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/score.py" />
      <source>The model “{name}” gives no number for this recording.</source>
      <translation>Le modèle « {name} » ne donne pas de nombre pour cet enregistrement.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/score.py" />
      <source>The recording and its labels are kept.</source>
      <translation>L’enregistrement et ses étiquettes sont conservés.</translation>
    </message>
    <message>
      <location filename="cryapp/scoring/score.py" />
      <source>Read it yourself, and report the recording's number to who trained the model.</source>
      <translation>Lisez-le vous-même, et signalez son numéro à qui a entraîné le modèle.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/crash.py" />
      <source>Something went wrong inside CryApp. Nothing saved is lost; the details are in the log.</source>
      <translation>Quelque chose s’est mal passé dans CryApp. Rien d’enregistré n’est perdu ; les détails sont dans le journal.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/microphone.py" />
      <source>The microphone could not be opened.</source>
      <translation>Le microphone n’a pas pu être ouvert.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/microphone.py" />
      <source>Nothing was recorded.</source>
      <translation>Rien n’a été enregistré.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/microphone.py" />
      <source>Close other programs that use it, check the system's permission for CryApp, or choose a file instead.</source>
      <translation>Fermez les autres programmes qui l’utilisent, vérifiez que le système l’autorise à CryApp, ou choisissez un fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/ops.py" />
      <source>Something went wrong inside CryApp ({name}). Nothing saved is lost; the details are in the log.</source>
      <translation>Quelque chose s’est mal passé dans CryApp ({name}). Rien d’enregistré n’est perdu ; les détails sont dans le journal.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>No loudspeaker or headphones found. Connect one to listen; labelling works without.</source>
      <translation>Ni haut-parleur ni casque trouvé. Branchez-en un pour écouter ; l’étiquetage fonctionne sans.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The computer's sound system was restarted while CryApp was open. Close CryApp and open it again to listen; labelling works without.</source>
      <translation>Le système audio de l’ordinateur a redémarré pendant que CryApp était ouvert. Fermez CryApp et rouvrez-le pour écouter ; l’étiquetage fonctionne sans.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The loudspeaker was disconnected, so playing stopped.</source>
      <translation>Le haut-parleur a été débranché, la lecture s’est donc arrêtée.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The sound device refused to play.</source>
      <translation>Le périphérique audio a refusé de jouer.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>Look whether another program holds it.</source>
      <translation>Regardez si un autre programme le tient.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>The loudspeaker stopped taking sound, so playing was stopped.</source>
      <translation>Le haut-parleur n’a plus accepté de son, la lecture a donc été arrêtée.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/playback.py" />
      <source>Look whether it is still connected, then play again.</source>
      <translation>Regardez s’il est encore branché, puis relancez la lecture.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program has said nothing for {silent_s} minutes. Labels and models are safe. Wait, or cancel and start it again.</source>
      <translation>Le programme d’entraînement ne dit rien depuis {silent_s} minutes. Étiquettes et modèles sont en sûreté. Attendez, ou annulez et relancez-le.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program could not be started: {errorString}.</source>
      <translation>Le programme d’entraînement n’a pas pu être lancé : {errorString}.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Check that the training part of CryApp is installed, then start again.</source>
      <translation>Vérifiez que la partie entraînement de CryApp est installée, puis relancez.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Labels and models are as they were; what was learnt up to the last checkpoint is kept.</source>
      <translation>Étiquettes et modèles sont comme avant ; ce qui a été appris jusqu’au dernier point de contrôle est conservé.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program was ended by the system, most often because memory ran out.</source>
      <translation>Le programme d’entraînement a été terminé par le système, le plus souvent parce que la mémoire a manqué.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Close other programs and resume the run, or choose a smaller preset.</source>
      <translation>Fermez d’autres programmes et reprenez l’entraînement, ou choisissez un effort moindre.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>The training program ended unexpectedly (signal {value}).</source>
      <translation>Le programme d’entraînement s’est terminé de façon inattendue (signal {value}).</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/process.py" />
      <source>Resume the run; if it happens again, send the run's worker.log to whoever looks after CryApp.</source>
      <translation>Reprenez l’entraînement ; si cela se reproduit, envoyez son worker.log à qui s’occupe de CryApp.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The computer's sound system was restarted while CryApp was open.</source>
      <translation>Le système audio de l’ordinateur a redémarré pendant que CryApp était ouvert.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Close CryApp and open it again to record, or choose a file instead.</source>
      <translation>Fermez CryApp et rouvrez-le pour enregistrer, ou choisissez un fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>No microphone was found.</source>
      <translation>Aucun microphone trouvé.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Connect one and try again, or choose a file instead.</source>
      <translation>Branchez-en un et réessayez, ou choisissez un fichier.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The recording cannot be written to {folder}: {strerror}.</source>
      <translation>L’enregistrement ne peut pas être écrit dans {folder} : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Make room or ask for write access there, then record again.</source>
      <translation>Faites-y de la place ou demandez le droit d’écriture, puis enregistrez de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The recording was ended after {LONGEST_S} minutes.</source>
      <translation>L’enregistrement a été terminé après {LONGEST_S} minutes.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The computer's sound system stopped; the recording was kept up to there.</source>
      <translation>Le système audio de l’ordinateur s’est arrêté ; l’enregistrement est conservé jusque-là.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The microphone stopped; the recording was kept up to there.</source>
      <translation>Le microphone s’est arrêté ; l’enregistrement est conservé jusque-là.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>The recording stopped because the disk refused it: {strerror}.</source>
      <translation>L’enregistrement s’est arrêté parce que le disque l’a refusé : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>About {duration_s} s were kept as {name}.</source>
      <translation>Environ {duration_s} s ont été conservées sous {name}.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/recorder.py" />
      <source>Make room on the disk, then record again.</source>
      <translation>Faites de la place sur le disque, puis enregistrez de nouveau.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Scoring stops; what was scored is kept and the rest can follow next time.</source>
      <translation>L’évaluation s’arrête ; ce qui a été évalué est conservé et le reste pourra suivre.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Scoring {done} of {total} recordings</source>
      <translation>Évaluation : {done} enregistrements sur {total}</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>{_name} has scored {scored} recordings.</source>
      <translation>{_name} a évalué {scored} enregistrements.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Stopped: {scored} recordings are scored by {_name}; the rest can follow later.</source>
      <translation>Arrêté : {scored} enregistrements sont évalués par {_name} ; le reste pourra suivre.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>{failed} could not be scored ({first_title}: {first_reason})</source>
      <translation>{failed} n’ont pas pu être évalués ({first_title} : {first_reason})</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/rescoring.py" />
      <source>Scoring was stopped before it began.</source>
      <translation>L’évaluation a été arrêtée avant de commencer.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Reading the recordings</source>
      <translation>Lecture des enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Learning how cries sound, without labels</source>
      <translation>Apprentissage du son des cris, sans étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Learning from your labels</source>
      <translation>Apprentissage sur vos étiquettes</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Calibrating on infants kept apart</source>
      <translation>Calibration sur des nourrissons tenus à part</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Measuring on the locked infants</source>
      <translation>Mesure sur les nourrissons réservés</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Writing the model</source>
      <translation>Écriture du modèle</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Finding sounds that are there twice</source>
      <translation>Recherche de sons présents deux fois</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Hearing every labelled recording</source>
      <translation>Écoute de chaque enregistrement étiqueté</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Asking models that have not met the infant</source>
      <translation>Interrogation de modèles qui n’ont pas rencontré le nourrisson</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{get} begins</source>
      <translation>{get} commence</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Starting the training program</source>
      <translation>Lancement du programme d’entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{words} · epoch {epoch} of {epochs}</source>
      <translation>{words} · époque {epoch} sur {epochs}</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{spoken} left in this step</source>
      <translation>encore {spoken} pour cette étape</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>{infants} infants, {recordings} recordings</source>
      <translation>{infants} nourrissons, {recordings} enregistrements</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Running on {facts}, seed {get}</source>
      <translation>Tourne sur {facts}, graine {get}</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>validation loss</source>
      <translation>perte de validation</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>validation AUC</source>
      <translation>AUC de validation</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>, best so far</source>
      <translation>, la meilleure jusqu’ici</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>Epoch {epoch} of {epochs}: {join}{best}</source>
      <translation>Époque {epoch} sur {epochs} : {join}{best}</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>under a minute</source>
      <translation>moins d’une minute</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>about {minutes} min</source>
      <translation>environ {minutes} min</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>about {hours} h {rest} min</source>
      <translation>environ {hours} h {rest} min</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/run_story.py" />
      <source>about {hours} h</source>
      <translation>environ {hours} h</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Preparing the training data</source>
      <translation>Préparation des données d’entraînement</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Training writes a checkpoint and can be resumed next time.</source>
      <translation>L’entraînement écrit un point de contrôle et pourra être repris.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Preparing the search for labels that may be wrong</source>
      <translation>Préparation de la recherche d’étiquettes peut-être fausses</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>The search for labels that may be wrong is given up; it can be started again.</source>
      <translation>La recherche d’étiquettes peut-être fausses est abandonnée ; elle peut être recommencée.</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Stopping early: the best so far is kept</source>
      <translation>Arrêt anticipé : le meilleur jusqu’ici est gardé</translation>
    </message>
    <message>
      <location filename="cryapp/bridge/trainer.py" />
      <source>Cancelling: this run is discarded</source>
      <translation>Annulation : cet entraînement est jeté</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>The settings could not be read ({strerror}); the usual ones are in force.</source>
      <translation>Les réglages n’ont pas pu être lus ({strerror}) ; ceux d’origine sont en vigueur.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>the file was kept as {name}</source>
      <translation>le fichier a été gardé sous {name}</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>the file was left as it is</source>
      <translation>le fichier a été laissé tel quel</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>The settings file is damaged; {kept} and the usual settings are in force.</source>
      <translation>Le fichier de réglages est abîmé ; {kept} et les réglages d’origine sont en vigueur.</translation>
    </message>
    <message>
      <location filename="cryapp/settings.py" />
      <source>The settings could not be kept ({strerror}); they hold until CryApp is closed.</source>
      <translation>Les réglages n’ont pas pu être conservés ({strerror}) ; ils valent jusqu’à la fermeture de CryApp.</translation>
    </message>
    <message>
      <location filename="cryapp/paths.py" />
      <source>CryApp's resources are missing from this installation</source>
      <translation>Il manque à cette installation les ressources de CryApp</translation>
    </message>
    <message>
      <location filename="cryapp/paths.py" />
      <source>The folder {folder} cannot be made: {strerror}.</source>
      <translation>Le dossier {folder} ne peut pas être créé : {strerror}.</translation>
    </message>
    <message>
      <location filename="cryapp/paths.py" />
      <source>Choose another place with --store, or ask for write access to this one.</source>
      <translation>Choisissez un autre emplacement par --store, ou demandez le droit d’écriture sur celui-ci.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Not recorded: {missing}.</source>
      <translation>Non consigné : {missing}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Data {data_hash}, code {code_version}, seed {seed}, settings and weights {weights_sha256} are recorded.</source>
      <translation>Données {data_hash}, code {code_version}, graine {seed}, réglages et poids {weights_sha256} sont consignés.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{recordings} that sounds the same ({value})</source>
      <translation>{recordings} qui sonnent pareil ({value})</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{join} that the encoder it started from has heard</source>
      <translation>{join} que l’encodeur de départ a entendus</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>On both sides: {join}.</source>
      <translation>Des deux côtés : {join}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{infants} learnt from, {n_test_infants} locked; none on both sides</source>
      <translation>{infants} appris, {n_test_infants} réservés ; aucun des deux côtés</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}. What {unknown_parents} learnt from is not recorded.</source>
      <translation>{said}. Ce qu’a appris {unknown_parents} n’est pas consigné.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}. Sounds that are almost the same were not searched for.</source>
      <translation>{said}. Les sons presque identiques n’ont pas été recherchés.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}, not even as a copy that was cut, louder or coded again.</source>
      <translation>{said}, pas même comme copie coupée, plus forte ou recodée.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>It was not measured what shuffled labels teach.</source>
      <translation>On n’a pas mesuré ce qu’enseignent des étiquettes mélangées.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Learnt from shuffled labels, the AUC on locked infants is {permuted}</source>
      <translation>Avec des étiquettes mélangées, l’AUC sur les nourrissons réservés est {permuted}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>; chance is 0.5.</source>
      <translation> ; le hasard donne 0,5.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>, which is not chance: the measuring itself leaks.</source>
      <translation>, ce qui n’est pas le hasard : la mesure elle-même fuit.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Baselines were not measured.</source>
      <translation>Les références n’ont pas été mesurées.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC {value} against {value_2} of the best baseline ({_words})</source>
      <translation>AUC {value} contre {value_2} pour la meilleure référence ({_words})</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{words}: not ahead of {value}.</source>
      <translation>{words} : ne devance pas {value}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{words}: ahead, but against {names} it may be chance.</source>
      <translation>{words} : devance, mais contre {names} ce peut être le hasard.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Calibration was not measured.</source>
      <translation>La calibration n’a pas été mesurée.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Calibration error {ece}</source>
      <translation>Erreur de calibration {ece}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>, Brier score {brier}</source>
      <translation>, score de Brier {brier}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>; more than {MAX_ECE} misleads who reads the percentage.</source>
      <translation> ; plus de {MAX_ECE} trompe qui lit le pourcentage.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>; against {other} Brier {delta_brier}</source>
      <translation> ; contre {other} Brier {delta_brier}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>, error {delta_ece}</source>
      <translation>, erreur {delta_ece}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}: worse.</source>
      <translation>{said} : moins bon.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{said}: a loss cannot be ruled out.</source>
      <translation>{said} : une perte ne peut être exclue.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>narrow (telephone)</source>
      <translation>étroite (téléphone)</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Too small to judge (fewer than {MIN_POSITIVE_INFANTS} infants): {small}.</source>
      <translation>Trop petit pour juger (moins de {MIN_POSITIVE_INFANTS} nourrissons) : {small}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>No group of infants is large enough to be judged.{rest}</source>
      <translation>Aucun groupe de nourrissons n’est assez grand pour être jugé.{rest}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC by group: {join}.{rest}</source>
      <translation>AUC par groupe : {join}.{rest}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>No group was scored by both models.{rest}</source>
      <translation>Aucun groupe n’a été évalué par les deux modèles.{rest}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC drops by more than {value}: {said}.{rest}</source>
      <translation>L’AUC baisse de plus de {value} : {said}.{rest}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The least gain of {groups} is {delta} ({name}, n = {n_infants}).</source>
      <translation>Le plus petit gain de {groups} est {delta} ({name}, n = {n_infants}).</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>It was not measured under noise, band limits and codecs.</source>
      <translation>On n’a pas mesuré sous bruit, bande limitée et codecs.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>On {n_recordings} of {n_all} locked recordings.</source>
      <translation>Sur {n_recordings} enregistrements réservés de {n_all}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>AUC drops by more than {MAX_DROP}: {said}.</source>
      <translation>L’AUC baisse de plus de {MAX_DROP} : {said}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{words} {flips} of {n_recordings}{_in_use}</source>
      <translation>{words} {flips} sur {n_recordings}{_in_use}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>More than {MAX_FLIPPED} % of the decisions turn round: {said}.</source>
      <translation>Plus de {MAX_FLIPPED} % des décisions basculent : {said}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The greatest drop of AUC is {max} ({words}); at most {flips} of {n_recordings} decisions change ({words_2}).</source>
      <translation>La plus grande baisse d’AUC est {max} ({words}) ; au plus {flips} décisions sur {n_recordings} changent ({words_2}).</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Under {as_fragile} the model in use loses as much.</source>
      <translation>Sous {as_fragile}, le modèle en service perd autant.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>(in use {old})</source>
      <translation>(en service {old})</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>(in use −{value})</source>
      <translation>(en service −{value})</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>There is no earlier decision that could change.</source>
      <translation>Il n’y a pas de décision antérieure qui puisse changer.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>No recording has a decision of both it and {other}.</source>
      <translation>Aucun enregistrement n’a de décision à la fois de lui et de {other}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{flips} of {n} decisions on locked recordings change</source>
      <translation>{flips} décisions sur {n} changent sur les enregistrements réservés</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>: {gained} become right, {flips} wrong. Listen to them.</source>
      <translation> : {gained} deviennent justes, {flips} fausses. Écoutez-les.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The package could not be verified.</source>
      <translation>Le paquet n’a pas pu être vérifié.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Every file is what was registered, and its golden answers come out again ({precision}).</source>
      <translation>Chaque fichier est celui qui a été inscrit, et ses réponses de référence se retrouvent ({precision}).</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{before} is kept; one click puts it back.</source>
      <translation>{before} est conservé ; un clic le remet.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Earlier models are kept.</source>
      <translation>Les modèles antérieurs sont conservés.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Nobody has promoted it yet: that needs a name and a reason.{back}</source>
      <translation>Personne ne l’a encore mis en service : il faut un nom et un motif.{back}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>Promoted by {person} on {when}: “{reason}”.{back}</source>
      <translation>Mis en service par {person} le {when} : « {reason} ».{back}</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>They were never looked at.</source>
      <translation>Ils n’ont jamais été regardés.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>They were looked at {value}.</source>
      <translation>Ils ont été regardés {value}.</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>{n} times</source>
      <translation>{n} fois</translation>
    </message>
    <message>
      <location filename="ml/gate_points.py" />
      <source>The best of so many candidates looks better than it is: lock new infants before trusting small gains.</source>
      <translation>Le meilleur d’autant de candidats paraît meilleur qu’il n’est : réservez de nouveaux nourrissons avant de croire à de petits gains.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>not worse</source>
      <translation>pas moins bon</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>insufficient evidence</source>
      <translation>preuves insuffisantes</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>first model</source>
      <translation>premier modèle</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>It can be made again</source>
      <translation>On peut le refaire</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No infant and no sound on both sides</source>
      <translation>Ni nourrisson ni son des deux côtés</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Shuffled labels teach it nothing</source>
      <translation>Des étiquettes mélangées ne lui apprennent rien</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>There is enough evidence</source>
      <translation>Il y a assez de preuves</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Not worse than the model in use</source>
      <translation>Pas moins bon que le modèle en service</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Better than guesses that hear no cry</source>
      <translation>Meilleur que des suppositions qui n’entendent aucun cri</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Probabilities mean what they say</source>
      <translation>Les probabilités disent vrai</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No group of infants loses</source>
      <translation>Aucun groupe de nourrissons n’y perd</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>It holds when level, band, noise or codec change</source>
      <translation>Il tient quand le niveau, la bande, le bruit ou le codec changent</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Decisions that change</source>
      <translation>Décisions qui changent</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>The package is sound on this machine</source>
      <translation>Le paquet est sain sur cet ordinateur</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>A named person decides, and can take it back</source>
      <translation>Une personne nommée décide, et peut revenir en arrière</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Times the locked infants were used</source>
      <translation>Usages des nourrissons réservés</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Nobody has looked at this yet.</source>
      <translation>Personne n’a encore regardé.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>There is no other model in use to hold it against.</source>
      <translation>Aucun autre modèle en service à qui le comparer.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No locked recording was scored both by it and by {other}.</source>
      <translation>Aucun enregistrement réservé n’a été évalué par lui et par {other}.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>sensitivity at 80 % specificity {delta_sensitivity}</source>
      <translation>sensibilité à 80 % de spécificité {delta_sensitivity}</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Against {other} on the same {n_infants} locked infants: {join}.</source>
      <translation>Contre {other} sur les mêmes {n_infants} nourrissons réservés : {join}.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{told} That is a loss.</source>
      <translation>{told} C’est une perte.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>The gain is more than chance.</source>
      <translation>Le gain dépasse le hasard.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>A loss that matters is ruled out.</source>
      <translation>Une perte qui compte est exclue.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{told} A loss of more than {value} in AUC or {value_2} in sensitivity cannot be ruled out.</source>
      <translation>{told} Une perte de plus de {value} en AUC ou de {value_2} en sensibilité ne peut être exclue.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>No locked infant has a label, so nothing could be measured.</source>
      <translation>Aucun nourrisson réservé n’a d’étiquette, rien n’a donc pu être mesuré.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Too few locked infants ({counts}); at least {MIN_INFANTS_PER_CLASS} of each are needed. Label locked infants too, then measure again.</source>
      <translation>Trop peu de nourrissons réservés ({counts}) ; il en faut au moins {MIN_INFANTS_PER_CLASS} de chaque. Étiquetez aussi des nourrissons réservés, puis mesurez de nouveau.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{width} wide</source>
      <translation>large de {width}</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Locked infants: {counts}, but the interval of the AUC is {wide}; at most {MAX_AUC_WIDTH} is useful.</source>
      <translation>Nourrissons réservés : {counts}, mais l’intervalle de l’AUC est {wide} ; {MAX_AUC_WIDTH} au plus est utile.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Locked infants: {counts}; the AUC's interval is {width} wide.</source>
      <translation>Nourrissons réservés : {counts} ; l’intervalle de l’AUC est large de {width}.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>Two equally good models would be called “not worse” by AUC {power} % of the time.</source>
      <translation>Deux modèles également bons seraient dits « pas moins bons » par l’AUC dans {power} % des cas.</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>({low} to {high})</source>
      <translation>({low} à {high})</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{join} and {rest} more</source>
      <translation>{join} et {rest} autres</translation>
    </message>
    <message>
      <location filename="ml/gate_rules.py" />
      <source>{join} and {shown}</source>
      <translation>{join} et {shown}</translation>
    </message>
    <message>
      <location filename="ml/gate_measures.py" />
      <source>Not searched for copies: {happened}</source>
      <translation>Copies non recherchées : {happened}</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>the task is no object</source>
      <translation>la tâche n’est pas un objet</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>task {key}: {list} are not two or more different classes</source>
      <translation>tâche {key} : {list} ne sont pas au moins deux classes différentes</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>task {key}: the positive classes {positive} are not some of {classes}</source>
      <translation>tâche {key} : les classes positives {positive} ne font pas partie de {classes}</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} lacks {error}</source>
      <translation>{error} manque dans {name}</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} cannot be read: {strerror}</source>
      <translation>{name} ne peut pas être lu : {strerror}</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name}, line {number}: {error}</source>
      <translation>{name}, ligne {number} : {error}</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} is not valid JSON: {error}</source>
      <translation>{name} n’est pas un JSON valide : {error}</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} holds no JSON object</source>
      <translation>{name} ne contient pas d’objet JSON</translation>
    </message>
    <message>
      <location filename="ml/contract.py" />
      <source>{name} has version {get}, this program reads {VERSION}</source>
      <translation>{name} a la version {get}, ce programme lit {VERSION}</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Your recordings and labels are untouched; no model was changed.</source>
      <translation>Vos enregistrements et étiquettes sont intacts ; aucun modèle n’a été changé.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>The last checkpoint is kept.</source>
      <translation>Le dernier point de contrôle est conservé.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>What was there before is as it was.</source>
      <translation>Ce qui était là auparavant est inchangé.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>The training order cannot be read: {error}.</source>
      <translation>L’ordre d’entraînement ne peut pas être lu : {error}.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Start the training again from the app.</source>
      <translation>Relancez l’entraînement depuis l’application.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>There was not enough memory to train.</source>
      <translation>Il n’y avait pas assez de mémoire pour entraîner.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Close other programs, or choose a smaller preset, and resume.</source>
      <translation>Fermez d’autres programmes, ou choisissez un effort moindre, et reprenez.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>There was not enough memory.</source>
      <translation>La mémoire n’a pas suffi.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Close other programs, then try again.</source>
      <translation>Fermez d’autres programmes, puis réessayez.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>The disk is full.</source>
      <translation>Le disque est plein.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Free some space, then try again.</source>
      <translation>Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Free some space, then resume the training.</source>
      <translation>Libérez de la place, puis reprenez l’entraînement.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>a file</source>
      <translation>un fichier</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>{where} is missing.</source>
      <translation>{where} manque.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Check that the disk or folder is connected, then start again.</source>
      <translation>Vérifiez que le disque ou le dossier est branché, puis relancez.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>{where} may not be read or written.</source>
      <translation>{where} ne peut être ni lu ni écrit.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Check the rights of that folder, then start again.</source>
      <translation>Vérifiez les droits de ce dossier, puis relancez.</translation>
    </message>
    <message>
      <location filename="ml/errors.py" />
      <source>Check the disk, then start again.</source>
      <translation>Vérifiez le disque, puis relancez.</translation>
    </message>
    <message>
      <location filename="ml/run.py" />
      <source>The order is for {kind}, not for {kind_2}.</source>
      <translation>L’ordre est pour {kind}, pas pour {kind_2}.</translation>
    </message>
    <message>
      <location filename="ml/run.py" />
      <source>{kind} runs in one process.</source>
      <translation>{kind} tourne dans un seul processus.</translation>
    </message>
    <message>
      <location filename="ml/run.py" />
      <source>Start it without torchrun; only pretrain uses several.</source>
      <translation>Lancez-le sans torchrun ; seul pretrain en utilise plusieurs.</translation>
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>The card of {folder} is damaged ({error}).</source>
      <translation>La fiche de {folder} est endommagée ({error}).</translation>
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>Choose another model.</source>
      <translation>Choisissez un autre modèle.</translation>
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>There are no labelled recordings of locked infants.</source>
      <translation>Il n’y a pas d’enregistrements étiquetés de nourrissons réservés.</translation>
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>Only {n_infants} locked infants have labels; at least {MIN_INFANTS} are needed for a figure.</source>
      <translation>Seuls {n_infants} nourrissons réservés ont des étiquettes ; il en faut au moins {MIN_INFANTS} pour un chiffre.</translation>
    </message>
    <message>
      <location filename="ml/evaluate.py" />
      <source>Fewer than {MIN_POSITIVES_AND_NEGATIVES} recordings of locked infants are labelled</source>
      <translation>Moins de {MIN_POSITIVES_AND_NEGATIVES} enregistrements de nourrissons réservés sont étiquetés</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>cpu, {n_threads} threads</source>
      <translation>cpu, {n_threads} fils</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>There is no device called {device}.</source>
      <translation>Il n’y a pas de périphérique appelé {device}.</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>Choose auto, cpu or cuda.</source>
      <translation>Choisissez auto, cpu ou cuda.</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>There is no precision called {precision}.</source>
      <translation>Il n’y a pas de précision appelée {precision}.</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>Choose auto, fp32 or bf16.</source>
      <translation>Choisissez auto, fp32 ou bf16.</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>This computer has no graphics card that can train.</source>
      <translation>Cet ordinateur n’a pas de carte graphique qui puisse entraîner.</translation>
    </message>
    <message>
      <location filename="ml/hardware.py" />
      <source>Choose the device auto or cpu.</source>
      <translation>Choisissez le périphérique auto ou cpu.</translation>
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>The order names no task to learn.</source>
      <translation>L’ordre ne nomme aucune tâche à apprendre.</translation>
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>Too few calibration infants to fix a threshold.</source>
      <translation>Trop peu de nourrissons de calibration pour fixer un seuil.</translation>
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>An ordinal head needs the order of the classes of {name}, and the order names none.</source>
      <translation>Une tête ordinale demande l’ordre des classes de {name}, et l’ordre de travail n’en nomme pas.</translation>
    </message>
    <message>
      <location filename="ml/finetune.py" />
      <source>Give the task's order, or take the softmax head.</source>
      <translation>Donnez l’ordre de la tâche, ou prenez la tête softmax.</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Too few of the recordings hold usable sound.</source>
      <translation>Trop peu d’enregistrements contiennent un son utilisable.</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Import more recordings, then start again.</source>
      <translation>Importez d’autres enregistrements, puis relancez.</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>A loss of {chance} is chance</source>
      <translation>Une perte de {chance} est le hasard</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>There are only {rows} recordings of infants who are not locked for testing; pre-training needs at least {MIN_RECORDINGS}.</source>
      <translation>Il n’y a que {rows} enregistrements de nourrissons non réservés au test ; le pré-entraînement en demande au moins {MIN_RECORDINGS}.</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>The shards in {folder} hold {strangers} infants whom the manifest does not name as free to learn from: they may be locked for testing.</source>
      <translation>Les lots de {folder} contiennent {strangers} nourrissons que le manifeste ne nomme pas comme libres pour l’apprentissage : ils sont peut-être réservés au test.</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>Pack the shards again from this manifest.</source>
      <translation>Refaites les lots d’après ce manifeste.</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>an earlier encoder</source>
      <translation>un encodeur antérieur</translation>
    </message>
    <message>
      <location filename="ml/pretrain.py" />
      <source>An encoder answers no question; it is measured by what is fine-tuned from it.</source>
      <translation>Un encodeur ne répond à aucune question ; on le mesure par ce qu’on affine à partir de lui.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>The order names no task to ask about.</source>
      <translation>L’ordre ne nomme aucune tâche à examiner.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>Start the search again from the app.</source>
      <translation>Relancez la recherche depuis l’application.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>The infants cannot be parted so that every part learns every class.</source>
      <translation>Les nourrissons ne peuvent pas être répartis de sorte que chaque part apprenne toutes les classes.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>Label recordings of more infants, then start again.</source>
      <translation>Étiquetez des enregistrements d’autres nourrissons, puis recommencez.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>{n} recordings are not asked about: without them a class has no infants left.</source>
      <translation>{n} enregistrements ne sont pas examinés : sans eux, une classe n’aurait plus de nourrissons.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>The encoder has learnt from labels of these infants, or does not say: it is done without.</source>
      <translation>L’encodeur a appris d’étiquettes de ces nourrissons, ou ne le dit pas : on s’en passe.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>There is no option called {unknown} for {CROSSVALIDATE}.</source>
      <translation>Il n’y a pas d’option appelée {unknown} pour {CROSSVALIDATE}.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>Take it out of the order.</source>
      <translation>Retirez-la de l’ordre.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>{folds} folds part nothing.</source>
      <translation>{folds} plis ne séparent rien.</translation>
    </message>
    <message>
      <location filename="ml/crossvalidate.py" />
      <source>Give a whole number from 2 on.</source>
      <translation>Donnez un nombre entier à partir de 2.</translation>
    </message>
  </context>
</TS>
