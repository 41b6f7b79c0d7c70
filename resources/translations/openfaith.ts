<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name>ActivityPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Back to history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Changes made here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Everything that was done here, by the syncs and by people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>For whoever helps you. It names nobody, and holds no sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Nothing was written down yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Save this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Technical log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Undo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>Undo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>What syncs and people do is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/page.py"/>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressLine</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/address.py"/>
        <source>Address: {}. {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrakeView</name>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>Nothing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>That is more than usual, so we ask you first. Not one record has changed. Asked {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>Undo until {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>What it may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>What should we do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>Who it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>You can leave this page. The sync waits for your answer; everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/brake.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/bulk.py"/>
        <source>1 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/bulk.py"/>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/widgets/bulk.py"/>
        <source>{} chosen</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/dialogs.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/dialogs.py"/>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Choose another way to see what it would do. Nothing changes until you press Start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Choose your system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Connect {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Connected as {} ({}). Nothing has been copied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Connected to {}. Nothing has been copied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Finish later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>How should the two work together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>In Settings you can change this later, and set rules, with a look at what they would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>It only looks at first. Nothing changes until you press Start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Nothing was added. To sign in anew, use Sign in again in its overview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Open {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>OpenFaith does not read or keep your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>See what would happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Sign in to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Step {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>What OpenFaith will see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>What to bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>Where do you keep your people today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/page.py"/>
        <source>{} is connected already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Something went wrong that we didn't foresee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Your records are safe: what was being done was taken back. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionsPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>1 difference needs your decision. Until then both sides stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Always use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Always use {} for {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Ctrl Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Find a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>It answers with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Keep OpenFaith's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Nobody of that name is waiting here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Nothing needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Nothing needs your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>One question, then one undo until {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>One {} for each. You can undo this until {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>These have to be looked at one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Use {}'s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>When both sides change the same thing differently, it is asked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>Who is here twice?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>You chose it the last three times. It would answer {} open ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>{} answers taken back</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>{} differences need your decision. Until then both sides stay as they are.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>{} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>{}: these {} differences?</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/page.py"/>
        <source>{}: this difference?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>1 pair to look at. An answered pair is never asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>All people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Everybody here is being compared. You can go on with something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Nobody seems to be here twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Not looked to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Possibly the same person, both here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Taken back, but for {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>Whoever looks like somebody else here is shown side by side, and you say who is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>You stopped the search. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>{} and {} stay two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>{} is one person now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/duplicates/page.py"/>
        <source>{} pairs to look at. An answered pair is never asked again.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Somebody else changed it to “{}”. Enter puts yours instead, Escape keeps theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Why is it so?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Why is it so? {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>All activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Both sides were the same already, or what differs waits for your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Every sync leaves here what it changed, and how to undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Here's what undoing would do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>It changed nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Nothing has changed yet. An undo can be undone, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Undo for 1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Undo for {} records</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>Undo this…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/page.py"/>
        <source>What each sync, and each list brought in, changed. You can undo each for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepingDialog</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>A few words that you remember. Nobody can tell you it again, not even OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>In a file with a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>In this computer's keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Keep them there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>No keyring works on this computer, and OpenFaith asks before it uses another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Nothing is kept. You sign in again the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Only until I close OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>OpenFaith takes along those there are. Your people's data stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>The best place: it opens when you log in to the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>The two are not the same. Type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Use at least 8 letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Where should your sign-ins be kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>You sign in again afterwards. Your people's data isn't touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>You type the passphrase once, each time you open OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/leaving.py"/>
        <source>A sync is still going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/leaving.py"/>
        <source>Close when it's done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/leaving.py"/>
        <source>Keep the window open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/leaving.py"/>
        <source>Nothing is lost either way. What is stopped carries on the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/leaving.py"/>
        <source>Stop safely</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListFiles</name>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>And {} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Bring in a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Bring in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Bring in {} from {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>In the list, write their id or the word “new” in a column “Id”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Line {}: {} may be line {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Line {}: {} may be somebody who is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Lists (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>No lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Not read: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Nothing has changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Nothing to bring in from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Save this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>{} brought in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>{} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>{} left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>{} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/files.py"/>
        <source>{} the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/empty.py"/>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>1 record so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>A sync goes on just now. Look again when it is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>Reading what {} has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>This is what each would do. Nothing has changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>Waiting {}. {} asks programs to slow down when it's busy. This is normal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>You stopped looking. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/connect/looking.py"/>
        <source>{} records so far</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/window.py"/>
        <source>It couldn't be opened. Try again, or restart OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModesStep</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Stop looking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/navigation.py"/>
        <source>Navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/navigation.py"/>
        <source>Your church</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutsidePane</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>1 second left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>Go on in your own browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>No browser opened. Choose another way to sign in, or open your browser and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>Open the page again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>OpenFaith is checking the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>Sign in to {} there. Come back when the page says you can close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>{} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/signin/outside.py"/>
        <source>{} seconds left</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>1 cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Both sides stay as they are until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Bringing in your people from {}. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Change how they work together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Checked {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Compare everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Couldn't be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Everybody is in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Everything was copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Last backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Look first what would happen, or press Sync now. You can pause it, stop it and undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Looking for changes. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Looking what would happen. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Need your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Next check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>No sync yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Nothing has been brought in yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Nothing to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Nothing was copied yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Only in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Paused. Nothing is lost; it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Pausing after this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>See all history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Sending what you chose to {}. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Show me first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Stopping after this record. What is done stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>That is more than usual, so the sync waits for your answer. Not one record has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>The last sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>The last syncs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>The last {} syncs</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>They stay here unless you send them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>What happened lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>after the first sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>back to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>every {} minutes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>when you press Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>{} causes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>{} only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>{} the same on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/page.py"/>
        <source>{} to decide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>1 pair to look at. An answered pair is never asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Both stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Different people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>In OpenFaith since {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>In {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Not sure yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Only there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Same person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>The same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>The same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>They become one. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>They stay two, on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/pair.py"/>
        <source>{} pairs to look at. An answered pair is never asked again.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>PretendLine</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/pretend.py"/>
        <source>A pretend church to practise with. Nobody here is real, and nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/pretend.py"/>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>1 needs a decision from you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>1 record so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>A sync goes on just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Back to the overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Find a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Here's what would happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>In OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>In {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Looking what would happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Nothing has changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Nothing is changed by looking, neither here nor there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Nothing would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>OpenFaith and {} are in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Reading what {} has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Save this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>They wait; everyone else can go ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Waiting {}. {} asks programs to slow down when it's busy. This is normal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>What would happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>When it is finished, look what is left to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>Who it would happen to</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>{} need a decision from you</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/preview/page.py"/>
        <source>{} records so far</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>1 still waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>1 thing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>1 was copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>All {} at once</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Couldn't be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Everything could be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Nothing is waiting here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Skip all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Skip {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Solved lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Try all again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Try all {} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Try {} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>What one side can't take is listed here, with what to do about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>and {} more. They come up here as these are settled.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>for 1 cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>for {} causes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>skipped: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>{} records</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>{} still wait</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>{} things wait</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>{} were copied</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>{}, {}. Everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PushPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>1 request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>1 wasn't sent. The reason stands beside the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Add {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Back to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Everything arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Look before you send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Looking who is in {} already. Nothing has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Nothing has been sent yet. This is exactly what would go, with about {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Nothing to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Save this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Send what you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Send {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Sending. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>What was sent so far stays. Looking what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>What you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>You can undo this until {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>You find it under History, and can undo it there until {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>{} requests</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>{} sent to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>{} wait for your answers under Decisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>{} waits for your answer under Decisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/pushing/page.py"/>
        <source>{} weren't sent. The reasons stand beside the names.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/rail.py"/>
        <source>Nothing changes in either place until you press Start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>1 needs a decision first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Add {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Bring in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Go to the overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Linked. The next sync brings the two in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>No name, e-mail or phone number has “{}” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>No records yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Nobody here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Nothing fits “{}” at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>The two become one. You can undo this until {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>They come with the first sync, or you add them yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Who is here twice?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>Who is {} in OpenFaith?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>sorted by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>sorted by where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>{} brought in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>{} need a decision first</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/page.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterCard</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/registering.py"/>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/registering.py"/>
        <source>Copy them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/registering.py"/>
        <source>Keep it and sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/registering.py"/>
        <source>Paste the Client ID here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/registering.py"/>
        <source>Your church tells it once. That takes about five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/registering.py"/>
        <source>{} doesn't know OpenFaith yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>A report for whoever helps you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>It can't be saved there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>It tells how OpenFaith runs on this computer, and what it did last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>Saved as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>The report, as it would be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/crash.py"/>
        <source>This is all a report would hold. No names, no sign-ins.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/progress.py"/>
        <source>{} seconds left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeesStep</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>It will see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>It won't see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>What to set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>Your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/page.py"/>
        <source>{}, on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInAgainPage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/again.py"/>
        <source>Everything stays as it is: people, decisions, and what waits to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/again.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/again.py"/>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/again.py"/>
        <source>Sign in to {} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/again.py"/>
        <source>Signed in again as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/again.py"/>
        <source>Signed in again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInBrowser</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>A page that isn't encrypted was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Anybody on the way could have read what you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Check the internet connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>If your church signs in there, use your own browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>It couldn't prove who it is. Guest networks often do this; try another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>It was not opened. Go on signing in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Load the page again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Nothing was changed, and a sync isn't touched by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>OpenFaith is checking it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>OpenFaith refused it. Go on signing in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Opening the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Passkeys don't work inside OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Sign in to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Sign in with your own browser. The rest is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Sign in with your password here, or use your own browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Signing in doesn't need that, so it got none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Signing in doesn't need that, so it wasn't saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>That works in your own browser only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The connection to {} isn't safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page asked for more than signing in needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page led to something that isn't a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page stays empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page stopped working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page wanted to open another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page wanted to save a file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The page wanted to see a file of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>The sign-in page of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>This computer can't show web pages inside OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>This computer may not be able to show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>Use my own browser instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>{host} isn't a page of {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/browser.py"/>
        <source>{}'s page can't be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>Choose where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>I have a personal access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>It may know your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>Made in your account there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>OpenFaith is checking the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>OpenFaith looks where your sign-in can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>OpenFaith needs one before it asks you to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>OpenFaith will ask to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>Other ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>Sign in here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>There is no place for your sign-in yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>Use my own browser instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/panel.py"/>
        <source>{}'s own page, inside OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Skip</name>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Both sides stay as they are. It comes up again when somebody changes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Skip {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/problems/page.py"/>
        <source>Why? (if you like)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SystemStep</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Sign in with a browser, or with a personal access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/steps.py"/>
        <source>Sign in with a personal access token.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/toast.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Together</name>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Both stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Different people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>In OpenFaith since {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Merge them in {}. The next sync does the same here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Not sure yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Only one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Open {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>Same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>They become one: {} stays. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>They stay two, and aren't shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/side.py"/>
        <source>{}, also in {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenCard</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/token.py"/>
        <source>Check it and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/token.py"/>
        <source>It is kept with your other sign-ins, never in the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/token.py"/>
        <source>Paste the Client ID and the secret here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/token.py"/>
        <source>Personal access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/token.py"/>
        <source>Sign in with a personal access token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/tray.py"/>
        <source>Open OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/tray.py"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/tray.py"/>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/dialogs.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>I don't know it any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Type the passphrase you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Press to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Connect {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>How would you like to begin?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>It couldn't be opened. Try again, or restart OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Made-up people to practise with. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Open another database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Open the folder of another database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>OpenFaith only looks at first. Nothing changes until you press Start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Sign in, look at what would happen, then decide. Takes about 10 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Try with a pretend church</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>You already have an OpenFaith database, here or on a shared drive.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>As it is, the next sync would do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Change it without a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>It couldn't be looked what this would do. {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Nothing has changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Nothing has changed yet. For the next sync it makes no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Nothing has changed yet. OpenFaith looks what this would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Save this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>Saved as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>See all names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>See the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>With the change it would do this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Both had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>Why is it so?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/fieldrow.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Windowed</name>
    <message>
        <location filename="../../openfaith_desktop/ui/widgets/windowed.py"/>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Pairs</name>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>The same people on both sides, kept in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Your own database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>Your system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>One church, one set of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/welcome/page.py"/>
        <source>OpenFaith keeps a copy of your people that belongs to you, and keeps it in step with the system you already use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>activity</name>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>Who did it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>Whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>by the sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/activity/model.py"/>
        <source>{} records</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>connect</name>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>A change made in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>A change made in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>A change on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Added here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Added there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Campuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Changes go both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Choose your system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Copied here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Copy from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Families, and who belongs to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Giving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Groups and who is in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>How they work together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Keep both the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Look before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>No changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>OpenFaith is the main record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>People, with their birthdays and what else stands on their page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Phone numbers, e-mails and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Recommended to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Sent, for people who are in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Somebody new in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Somebody new in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Stays here until you send them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Stays there until you bring them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/rail.py"/>
        <source>Step {} of {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>The places where your church meets, and who goes where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>What OpenFaith will see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>What people give for. It is only read, never written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>What to bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Who belongs together. A family's e-mail and phone may be shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Who gave what. It is only read, never written, and kept apart from people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>Who may do what in {}. It never writes those, either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>With their phone numbers, e-mails and addresses. Everything else hangs on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/modecard.py"/>
        <source>With your people, right away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>You decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>{} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>{} follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>{} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/connect/model.py"/>
        <source>{} updated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decisions</name>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>A wrong list was imported, or a column was mixed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Add it there again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Almost surely the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Both had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Bring it back here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/table.py"/>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Everything stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>In both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Leave it empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Leave it removed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Make them one here too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/namelist.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>OpenFaith's kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Perhaps the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Person and field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Probably the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Remove it here too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Remove it, as there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Somebody put many records in order at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Somebody tidied up in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>The next sync goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>The next sync looks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Then it's a mistake: keep everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Then it's right: go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Then look again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>They are in {} already, written otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/pairlist.py"/>
        <source>To answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>To be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>To be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/namelist.py"/>
        <source>Who it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>Whoever signed in sees fewer people now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>Why we ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>You brought many people into OpenFaith who are new there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>both stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>changed here: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>kept apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>made one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>no longer in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>nothing has changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>though 1 thing differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/paircard.py"/>
        <source>though {} things differ</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>with</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} changes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} fewer</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} in {}'s list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>{} keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>{} made it part of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} new</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/reasons.py"/>
        <source>{} sent an incomplete list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/decisions/model.py"/>
        <source>{}'s used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>duplicates</name>
    <message>
        <location filename="../../openfaith_desktop/ui/duplicates/model.py"/>
        <source>To answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>1 thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/changes.py"/>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>Changed since, stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>Goes back here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/changes.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>Nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>Sent to {} with the next sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>These changes only came in, so taking them back stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/changes.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>What goes back here and was sent there is set back there as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/changes.py"/>
        <source>What it changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>asked about again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>back again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>one again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>took {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>two again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} added in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} made one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} removed in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/history/would.py"/>
        <source>{} things</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/history/model.py"/>
        <source>{} updated in {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keeping</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/keeping.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>1 difference needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>A sync stopped to be safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>It no longer accepts the sign-in. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>Open OpenFaith to look at them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>Sign in to {} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>So many changes at once may be a mistake. One question waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/shell/notices.py"/>
        <source>{} differences need your decision</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 added there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 campus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 couldn't be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 needs a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>1 updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Adding new people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Contact details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Copy from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Filling in details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Finishing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Getting the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>Just begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Keep both the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Looking for people you already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Not synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>Only what you choose is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>OpenFaith is the main record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Sending to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>Started {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>Step {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>The whole sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>Waiting 1 second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>Waiting {} seconds</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>added from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>added here by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>added in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>asked once</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>asked {} times</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>new {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>removed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>removed in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>sent to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/steps.py"/>
        <source>with people</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} added</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} added there</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/dashboard.py"/>
        <source>{} asks apps to slow down when they're busy. This is normal, and it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} campuses</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} contact details so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} couldn't be copied</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} found</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} groups</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} households</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} households and campuses so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} need a decision</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} of {} contact details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} of {} households and campuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} of {} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} people</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} people so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} removed</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} sent</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{} updated</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{}: not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/overview/model.py"/>
        <source>{}: nothing new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>1 family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>1 person is here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>1 person is only there, and stays there until you bring them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>1 phone, e-mail or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Added here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Added in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/names.py"/>
        <source>Find a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Need a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/parts.py"/>
        <source>No changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/parts.py"/>
        <source>Nobody is added, changed or removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Only in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Removed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Removed in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Updated here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Updated in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>Wait with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <location filename="../../openfaith_desktop/ui/preview/names.py"/>
        <source>What would happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/names.py"/>
        <source>Who it would happen to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>people added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>people removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>people updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>with {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>{} families</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>{} people are here already</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>{} people are only there, and stay there until you bring them in</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/preview/model.py"/>
        <source>{} phones, e-mails and addresses</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>pushing</name>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>1 detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Add {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Added there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Ask about {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Asked about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Belongs to somebody who isn't there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Changed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Choose what it belongs to as well, then both can go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Deleted there, or hidden from your sign-in. The next sync finds out which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>Goes to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>In both, and nothing differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>In both. Only what differs is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Link {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>May be somebody there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>New there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>No longer in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Not there yet. We looked by e-mail, phone and name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Nothing to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>Open there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Send {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Somebody there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>Stays here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>The same on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>What is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>add {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>already there: linked instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>ask about {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>in both: only changes are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>link only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>link {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>need an answer first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>needs an answer first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>send {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>would be added there</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>{} details</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>{} is there already. The two are linked; nobody is added twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/parts.py"/>
        <source>{} may add its own details, such as a main e-mail. They come here with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/pushing/model.py"/>
        <source>{} may be the same person. You are asked first; nothing is sent until then.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>1 campus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/chooser.py"/>
        <source>1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>1 household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>1 not copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>1 person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>1 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>1 to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/form.py"/>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Add a campus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Add a household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Add a phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Add an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Add an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/there.py"/>
        <source>Bring in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Campuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Changed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <location filename="../../openfaith_desktop/ui/records/there.py"/>
        <source>Child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/editors.py"/>
        <source>Choose one from the list, or empty the field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <location filename="../../openfaith_desktop/ui/records/there.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Couldn't be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>Delete {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>Delete {} here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>In OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>In both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>In {} nothing is deleted unless you decide so later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>Inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/picker.py"/>
        <source>It's this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>Linked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>More about this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Needs a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Needs me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/editors.py"/>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>Nobody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Not in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/form.py"/>
        <location filename="../../openfaith_desktop/ui/records/picker.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/editors.py"/>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/chooser.py"/>
        <source>Nothing by that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/there.py"/>
        <source>Nothing of this is in OpenFaith yet. It stays there until you bring it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Only in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Only in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>Open there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>Open {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/form.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/form.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/picker.py"/>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Search {} campuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Search {} households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Search {} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Search {} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>Show all fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Show all {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Show empty fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/card.py"/>
        <source>Show only what is filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/there.py"/>
        <source>The same as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>This record is only here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/chooser.py"/>
        <source>Type a name to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>Undo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>Undo: {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>What was done then is taken back, with what came with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <location filename="../../openfaith_desktop/ui/records/there.py"/>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>Year-month-day and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>Year-month-day, such as 1968-06-02</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/editors.py"/>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>You can undo this until {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>by {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <location filename="../../openfaith_desktop/ui/records/sections.py"/>
        <source>child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/values.py"/>
        <source>name@example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>{} campuses</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>{} deleted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/chooser.py"/>
        <source>{} found</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>{} households</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>{} not copied</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>{} people</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/model.py"/>
        <source>{} records</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/records/cardhead.py"/>
        <source>{} to decide</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/records/cardacts.py"/>
        <source>{}: goes back to {}. Other changes stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>remedies</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>See the decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>See the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>See what couldn't be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>Sync again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/remedies.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>screens</name>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>Campuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>Couldn't be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>Households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/screens.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>1 change isn't sent any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>1 copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>1 decision is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>1 person stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>1 removal isn't sent yet. It stays there, and you are asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>1 removal waits for your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>1 sync can't be undone any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>1 thing needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>A copy of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>A copy of everything is made first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>A copy you keep elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>A stopped sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>A sync is going on. Go back once it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>All {} people stay here.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>As the two work together now, who is removed here stays in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>As this computer has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Before another way, rule or permission holds, you see what it would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Before disconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Before going back to another copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>Beside the clock, at most once a day, and never while you look at OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Birth dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Change how they work together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Changes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Check this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Connected as {} ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Copied to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Copy now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Copy to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Copy to another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Copy to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Disconnect {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Every {} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Everything a sync needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>Everything grows with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Everything is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Go back to a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Go back to the copy of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Go back to this copy?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>How the two work together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/about.py"/>
        <source>It stands on the work of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Keep OpenFaith's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>Keep in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Keep them elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>Keep {} in step?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/about.py"/>
        <source>Keeps a church's own people in step with its church management system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>Leave out {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Let people be removed in {} too?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Look for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Looks at the disk, the database, the sign-ins and the way to the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/about.py"/>
        <source>MIT licence. Nothing about your church leaves this computer but to the system you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>Made by OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>New ones need your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Not set up. It needs a server that is always on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Nothing else changes. Who was removed there already stays removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Of each one removed here you are asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Only when I press Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>OpenFaith closes and opens again with what the copy holds. A copy of how it is now is kept, so you can come back. Nothing changes in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Paused, here and on a server. Sync now still works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Remove nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Remove nobody in {} any more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Remove people there too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/about.py"/>
        <source>Report for help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Sign-ins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>So many changes at once may be a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>Start nothing by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Taking an addition back may remove it there. You see whom before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>Tell me when something needs me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/look.py"/>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>The newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>The newest was made {}. {} in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>The next sync brings what is there. What was changed meanwhile goes on as the two work together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>This computer has no place for notices beside its clock. Look in here now and then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>This removes nobody. Of each one removed here you are asked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>Use {}'s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>What is here stays as it is. Changes are neither brought nor sent, until you take it up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/bring.py"/>
        <source>What is kept in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>What you are told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>When both sides changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Where sign-ins are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>Where your data is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>While the window is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>Who is removed here stays there, as the two work together now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>You made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/about.py"/>
        <source>from its sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/restoring.py"/>
        <source>the other system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/notices.py"/>
        <source>{} asks you to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>{} changes aren't sent any more.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>{} copies</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>{} decisions are closed.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>{} is disconnected. Your people are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>{} removals aren't sent yet. They stay there, and you are asked again.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/removing.py"/>
        <source>{} removals wait for your answer.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/often.py"/>
        <source>{} reports changes to your church's server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/church.py"/>
        <source>{} syncs can't be undone any more.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/data.py"/>
        <source>{} things need you</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/rules.py"/>
        <source>{}: change what happens when both sides changed?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Checked {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Couldn't finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Goes on when you say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Just begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Not synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Nothing has changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Nothing starts by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>One question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Step {} of 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Syncing in another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Waiting 1 second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/shell/standing.py"/>
        <source>Waiting {} seconds</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <location filename="../../openfaith_desktop/ui/shell/start.py"/>
        <source>You are back at that copy. How it was before is kept as a copy too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <location filename="../../openfaith_desktop/adapter/addresses.py"/>
        <source> A sign-in doesn't belong into an address: leave out what stands before the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/importing.py"/>
        <source> Lines with other mistakes: {shown}{value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>; {job} wait for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>A change made in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>A change made in {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>A change on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>A difference decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_fields.py"/>
        <source>A field holds one value: answer ours, theirs, skip or value=….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/paging.py"/>
        <source>A list didn't hold still while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/webhooks.py"/>
        <source>A message from {TITLE} can't be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>A network gateway or a maintenance page answered instead. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>A part of it is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>A password doesn't belong into a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/answers.py"/>
        <source>A sync has brought the two in step since. Undo that sync too to get the old values back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_brakes.py"/>
        <source>A sync has come through since. Undo that sync to take back what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>A web page came back instead of {system}'s data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>A worker is running on the old database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/bring_in.py"/>
        <source>A {other} and a {label} can't be the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Access to it was denied, or it doesn't answer. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/shapes/connections.py"/>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>Active - Incremental Sync Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Adapter for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>Add it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>Add the {label} first, or correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Added here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Added there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Adding new people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>An adapter made a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>An answer from {system} can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>An answer from {system} isn't what was asked for: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>An answer from {system} was cut off or garbled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>An empty passphrase protects nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/problems.py"/>
        <source>An invisible character in it can't be kept (NUL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Anniversary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Another program is using the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/tokens.py"/>
        <source>Another program takes long to renew the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/receiver.py"/>
        <source>Another program uses it, or this user may not. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>Another program uses the file with your sign-ins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Another run has taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Another system answered than the one you are signing in to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>Another worker is already running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/answer.py"/>
        <source>Answer ours, theirs, both, skip, again or value=….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_records.py"/>
        <source>Answer theirs to bring it back here, or skip to leave it deleted here only. {title} lets no program delete it: if it shall go, delete it there yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_records.py"/>
        <source>Answer theirs to bring it back here, skip to leave it deleted here only, or ours to delete it in {title} as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_records.py"/>
        <source>Answer theirs to delete it here too, ours to add it to {title} again, or skip to keep it here only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_records.py"/>
        <source>Answer theirs to make the two one here too, ours to add this one to {title} again, or skip to keep it here only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_brakes.py"/>
        <source>Answer {GO_ON} to go on, {KEEP} to keep everything as it is, or {LOOK_AGAIN} to look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Apps may only ask so often. This is normal, but it did not end in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/merged.py"/>
        <source>Ask an administrator of {system} to let your account see merged people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Ask an administrator there for more rights, or sign in as somebody who has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>Ask whoever runs the server for: CREATE SCHEMA {SCHEMA} AUTHORIZATION (OpenFaith's user)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Ask your Planning Center administrator for access to People, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/backup.py"/>
        <source>Back it up with the server's own tool, pg_dump.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Back there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/adapter.py"/>
        <source>Basic {decode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <location filename="../../openfaith_desktop/auth/tokens.py"/>
        <source>Bearer {access}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Begin the list with headings, such as {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Both are as they were, here and there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>Both are as they were, so that nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>Both are in {system}, as two people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/answers.py"/>
        <source>Both were added since as two people. Undo that sync, or merge them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>Bring it back first, or take the line out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Campus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <source>Campuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Changes go both ways. New people are added on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>Check in {TITLE} that you may see it, then sync again: it carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Check in {system} which products the application may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Check its quotation marks, or shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Check that it is there and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/failures.py"/>
        <source>Check that the server runs and that OPENFAITH_DATABASE_URL is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>Check the first of the two places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Check the internet connection and sync again: it carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/acknowledge.py"/>
        <source>Check the value here; {title} may not accept its form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Check the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Check this computer's date, and try another internet connection. Guest networks often do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Check with Planning Center whether the account is closed; then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Choose a CSV file. A spreadsheet can save a list as one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/backups.py"/>
        <source>Choose a file in a folder that exists and that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Choose a list with headings in its first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/connections.py"/>
        <source>Choose a short one, such as hope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>Choose allow or never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/migrate.py"/>
        <source>Choose another data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/backup.py"/>
        <source>Choose another file for the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/saved_lists.py"/>
        <source>Choose another folder or another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/__init__.py"/>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/connections.py"/>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/receiver.py"/>
        <source>Choose another port for them, for example with webhook_port in settings.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/bring_in.py"/>
        <source>Choose another record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/joining.py"/>
        <source>Choose at least people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/scope.py"/>
        <source>Choose from: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/modes.py"/>
        <source>Choose one of: full, openfaith, external.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <location filename="../../openfaith_desktop/application/secrets.py"/>
        <location filename="../../openfaith_desktop/cdm/types/__init__.py"/>
        <source>Choose one of: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>Choose one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/discovery.py"/>
        <source>Choose one of: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/another.py"/>
        <source>Choose the folder in which the file openfaith.sqlite is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/two_people.py"/>
        <source>Choose two people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Choose where to keep them: in a file with a passphrase, or only until OpenFaith is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>Choose {list}, or {BY_MODE} for what the mode says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Close other OpenFaith windows and commands, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Close other programs that sign in, or restart the computer. Then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Compare them with docs/signing-in.md, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Compared everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>Connect a church account first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/why.py"/>
        <source>Connect one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Copied here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Copy from {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/clients.py"/>
        <source>Copy it from the application's page: letters and digits, without spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/backups.py"/>
        <source>Copy it with the server's own tool, pg_dump.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Copy its Client ID and give it here. There is no secret to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Copy the Client ID and the Secret, and give them here with a colon between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Correct that line, or save the list again from a spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Correct the value and sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/settings.py"/>
        <source>Correct {path}, or delete it: everything in it has a default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Creating New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Data folder can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Database can be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Database is whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Database layout is the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>Decision {ids} has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>Delete it in {title} yourself, if it shall go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>Delete {path} and start the worker again: it makes a new one and syncs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Delete {path}: it only holds what is to be done next, and a worker makes a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Deleted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Deleted there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Didn't come through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>E-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>E-mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Each works once only, so that nobody can repeat it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Everything done so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/why.py"/>
        <source>Everything is only here, so nothing else decides about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Everything stays as it is, and this isn't asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>Fill in more, such as the {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/plan_creates.py"/>
        <source>Fill in the {label} here, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>Fill in the {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Filling in details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Finalizing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Finishing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Follow the three steps in docs/signing-in.md, or use a personal access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Free disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/saved_lists.py"/>
        <source>Free some room, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Free some room, then do it again. A sync carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Getting the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>Give at least a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/exporting.py"/>
        <source>Give it a name that ends with .csv. Every spreadsheet opens and saves such files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Give it the three return addresses shown here, each on a line of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>Give its number, as in 3, or several, as in 3,5 or 3-9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Give the passphrase you chose. Without it, delete the file and sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Give your user permission to write in the data folder, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Go on with the newest sign-in page, or start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Graduation year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/subscriptions.py"/>
        <source>Have new secrets made for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Household member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Household members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/ids.py"/>
        <source>Ids look like person_01h…; the lists of records have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>If that wasn't meant, sign in again; the sync carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/duplicates.py"/>
        <source>If they are one, merge them in {both}. The next sync does the same here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/duplicates.py"/>
        <source>If they are one, say so: {value} stays, and all that is the other's goes over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>If you aren't connected, sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>In step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Inactive since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Install the newest OpenFaith and open the database with that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>It answered with an error that isn't about your data. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>It belongs to your desktop, and this program runs outside of it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It brings nothing in by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/discovery.py"/>
        <source>It can't be loaded ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guard.py"/>
        <location filename="../../openfaith_desktop/adapter/guarded_webhooks.py"/>
        <location filename="../../openfaith_desktop/adapter/watch.py"/>
        <source>It can't begin a conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/watch.py"/>
        <source>It can't end a conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guard.py"/>
        <source>It can't read a record of the type “{entity_type}” ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guard.py"/>
        <source>It can't read a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/reading.py"/>
        <source>It changed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>It comes from an older page, or from somebody who tries to trick you. It was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>It couldn't finish the sign-in. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It creates the type “{embeds}” with another, and doesn't declare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It declares the field “{field}” of the type “{name}”, which there isn't.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It declares the type “{name}”, which there isn't.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>It didn't let go in time. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>It didn't like how it was asked. Nothing was lost, and nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It doesn't say its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It doesn't say its system's name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It doesn't say that the type “{name}” needs “{relation}” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It doesn't say what it reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It doesn't say what the type “{name}” needs first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It doesn't say whether a webhook subscription is awake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It doesn't say which record of the type “{entity_type}” it created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It doesn't say who is signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>It ended too early or isn't the kind of data it should be. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_webhooks.py"/>
        <source>It failed when it changed a webhook subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It failed when it read its list “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It failed when it sent a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It failed when it was asked for a record of the type “{entity_type}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_webhooks.py"/>
        <source>It failed when it was asked for its webhook subscriptions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guard.py"/>
        <source>It failed when it was asked what it can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_webhooks.py"/>
        <source>It failed when it was asked what it reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It failed when it was asked what was merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It failed when it was asked who is signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a field of the type “{entity_type}” a value of a kind that no field holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a page whose place or time is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a page whose total is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a record of the type “{entity_type}” whose owner's id is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/listing.py"/>
        <source>It gave a record of the type “{entity_type}” with content that isn't JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a record of the type “{entity_type}” without an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a record of the type “{entity_type}” without content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a record of the type “{entity_type}”, which it doesn't declare there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a relation of the type “{entity_type}” an id that is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a webhook subscription twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a webhook subscription whose event, address or secret is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a webhook subscription without an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave a webhook subscription without its secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave another record than the one asked for, of the type “{entity_type}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave another webhook subscription than asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave no fields for a record of the type “{entity_type}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It gave no record of the type “{entity_type}” when asked for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave something else instead of a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave something else instead of a record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave something else instead of a webhook subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave something else instead of its webhook subscriptions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave something else instead of records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It gave something else instead of what was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>It gave something else instead of what was merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It gave the field “{unknown}” of the type “{entity_type}”, which there isn't.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/adapter.py"/>
        <source>It has the form id:secret. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>It holds a church's data already, which would be mixed up. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/migrate.py"/>
        <source>It holds tables of another program. OpenFaith has not touched it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle.py"/>
        <source>It is about many records at once: answer it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/asking.py"/>
        <source>It is about {list}{value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>It is damaged, or not what OpenFaith wrote. Your sign-ins were in it; your data is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>It is hidden from the person you signed in as, or isn't there for now. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/__init__.py"/>
        <source>It is no folder, or it can't be made there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>It is not what a sign-in ends with. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>It is the part of OpenFaith that speaks with another system. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>It is the same record as line {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>It is the same {label} as in line {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/selective.py"/>
        <source>It isn't there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>It needs a decision from you. Until then both sides stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>It only holds what is to be done next. Your church's data is kept elsewhere, and is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/sync/pull/reading.py"/>
        <source>It said {number} and held {number2}.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>It said: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/paging.py"/>
        <source>It showed the same records over and over, or they moved all the time. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>It subscribed to another event than the one asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/pairs.py"/>
        <source>It was added there since, to {person}. Delete it there yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/changes.py"/>
        <source>It was added there, and only you can delete it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/changes.py"/>
        <source>It was added there. Delete it there yourself, or allow deletions first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/changes.py"/>
        <source>It was being added there when the connection broke. Sync first, then undo again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>It was changed here. The next sync sends it to {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>It was changed here. {system} lets no app change it, so it stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>It was changed in {system}. The next sync brings it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>It was changed in {there} after it was added, so it stays there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/result.py"/>
        <source>It was changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>It was cut off or overwritten. OpenFaith has not touched it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>It was deleted there, or hidden from the person you signed in as. Your change is kept here and waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/changes.py"/>
        <source>It was deleted there. Bring it back here, then send it as a new record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>It was deleted, merged into another, or hidden from the person you signed in as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>It was ended, so that nobody else can finish it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>It was garbled on the way, or far larger than it should be. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/webhooks.py"/>
        <source>It was not used. The next sync finds the change anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/unkeepable.py"/>
        <source>It was taken here without that character ({labels}). Nothing else was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>It was to be deleted there, and is there still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/tokens.py"/>
        <source>It was unused for long, used elsewhere, or taken back. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>It was used before, has run out, or was begun somewhere else. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>It's a mistake, keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>It's right, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/why.py"/>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>Its fields are: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>Its jobs stopped at their next record; another worker may have taken them over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>Its list “{name}” broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>Its list “{name}” doesn't hold its own type “{entity_type}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>Its list “{name}” goes round in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>Its list “{name}” holds the type “{name2}”, which it doesn't declare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/guarded_session.py"/>
        <source>Its list “{name}” went on after its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/subscriptions.py"/>
        <source>Its messages couldn't be checked, so it isn't used. Polling goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Keep both the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>Keep it in the file ~/.pgpass, and leave it out here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>Leave it to the other one, or stop that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>Leave one of the two lines out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>Leave the id empty; it is then looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>List of jobs can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/importing.py"/>
        <source>Look again at what importing it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>Look at it in {there}. If nobody needs it, delete it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/asking.py"/>
        <source>Look at it there. Then answer question {asked}: go on, keep everything, or look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/only_there.py"/>
        <location filename="../../openfaith_desktop/sync/decisions/bring_in.py"/>
        <source>Look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>Look at the list of runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>Look at the two again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Look at what can be asked for, and how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/problems.py"/>
        <source>Look at what couldn't be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Look at what is there now, then change it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/brakes.py"/>
        <location filename="../../openfaith_desktop/application/pairs.py"/>
        <source>Look at what needs your decision again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>Look at what needs your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>Look at what was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Look for a newer version of it. If there is none, tell who made it what is said here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/watch.py"/>
        <source>Look for a newer version of “{name}”. If there is none, tell who made it what is said here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/card.py"/>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <location filename="../../openfaith_desktop/sync/push/selective.py"/>
        <source>Look for it in the list of records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Look it up there. The next sync shows what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Look whom it is about. Then answer: go on, keep everything, or look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Looked at what was reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Looked before a sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Looked before sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/attempt.py"/>
        <source>Looking at news by webhook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Looking for people you already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/lookup.py"/>
        <source>Looking whether {title} got the last record before sending it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>Made one only here, they would stay two there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Made one with another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Main contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/choice.py"/>
        <source>Make room, or allow yourself to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>Make room, or allow yourself to write there. Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Matching Existing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>May be the same as another again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Medical notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Membership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>Merge the two in {system}, then sync: that makes them one here too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Merged into another record there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Merged there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>Move into a new file, or a new database on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>Name a run's number, a record's id, or decision-NUMBER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>Name its data folder, or its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>Name two places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Newest automatic backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Nickname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/why.py"/>
        <source>No church account is connected yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>No keyring works on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>No list of it holds the type “{name}”, which it declares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>No record has a field “{field}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>No such decision is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/problems.py"/>
        <source>No such problem is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <source>Nobody signs in to {title} with a browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/only_there.py"/>
        <location filename="../../openfaith_desktop/sync/decisions/bring_in.py"/>
        <source>None of them is only there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>Not everything has arrived ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Not kept in step any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/joining.py"/>
        <source>Nothing is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/webhooks.py"/>
        <source>Nothing needs doing unless it keeps happening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>Nothing of this answer was used, and nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/importing.py"/>
        <source>Nothing was imported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/importing.py"/>
        <source>Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Nothing; the other one carries on. If it doesn't, sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Number in another system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Often a network gateway or a maintenance page answered instead. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>One of its values doesn't fit the system's rules. Nothing was changed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle.py"/>
        <source>One of the two has been linked to somebody else, or isn't here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/subscriptions.py"/>
        <source>Only an organization administrator may. Nothing was changed, and polling goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sending.py"/>
        <source>Only what you write here yourself is sent to {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Open api.planningcenteronline.com/oauth/applications and sign in as an organization administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Open api.planningcenteronline.com/oauth/applications as an organization administrator, and choose “New Application”. Call it OpenFaith, of the kind Public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>OpenFaith Desktop (parts)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>OpenFaith can't wait for your browser's answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_records.py"/>
        <source>OpenFaith deletes nothing in {title} unless you allow deletions there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>OpenFaith doesn't know yet whether the change arrived. It will look before it tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>OpenFaith is the main record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>OpenFaith isn't registered with your church's {system} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>OpenFaith keeps sign-ins in it, and won't put them anywhere else unasked. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/failures.py"/>
        <source>OpenFaith keeps this church's data on a database server, and it doesn't answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>OpenFaith may no longer delete in {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>OpenFaith may not use this part of Planning Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>OpenFaith stopped before changing anything further. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>OpenFaith stopped to be safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>OpenFaith tried several times and was overtaken each time. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>OpenFaith waited, but the other program did not let go. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>OpenFaith wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Other programs use all three places it could wait at. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>Others on this computer can read it there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Part it into several, then import each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/households.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>Person {person_id} isn't in this household any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Planning Center ends sign-ins after a while. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Planning Center no longer knows the organization this sign-in belongs to. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/subscriptions.py"/>
        <source>Polling finds every change; leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Populating Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Pushing OpenFaith Data to External System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Put a cell that holds a comma in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>Put back a copy of it, or delete it and sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/choice.py"/>
        <source>Put the passphrase into that file's first line, or change OPENFAITH_PASSPHRASE_FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>PySide6 is not installed. The command line works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Reads {system}'s list once more. Good if it was being tidied just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/backups.py"/>
        <source>Restore it with the server's own tool, pg_restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Restore the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Restore the newest backup. Backups are in the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>Run {run_id} changed nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Safety question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Said to be somebody else than another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Same person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Save the list again as “CSV UTF-8”, then import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/secrets.py"/>
        <source>Secrets can't be kept in “{kind}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/attempt.py"/>
        <source>Sending chosen records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Sending to {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Sent what you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Sent, for people who are in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Sign in again and give access to this product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Sign in again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Sign in again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sign in again; the sync carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Sign in as somebody else who has access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/subscriptions.py"/>
        <source>Sign in with a token of an organization administrator, or do without webhooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <source>Sign in with an account of {ours}. To add {organization_name}, connect it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Sign-in of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Signing in didn't work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Signing in to {system} didn't work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>So many at once may be a mistake. Nothing was changed on either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>Somebody else changed the {label} meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Somebody else changed this meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Somebody else is changing the same records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Somebody may be mixing up two sign-ins. Nothing was handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Somebody may be trying to catch your sign-in. Nothing was handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Somebody new in OpenFaith</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Somebody new in {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Somebody took OpenFaith's permission away there, or the token was deleted. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Somebody without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/selective.py"/>
        <source>Something it belongs to isn't there yet. Send that too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>Something of theirs is on its way to {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/attempt.py"/>
        <source>Something unexpected happened ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/events.py"/>
        <source>Staging External IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Start OpenFaith from your desktop, or move the sign-ins into a file with a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Start again from OpenFaith, and check that the page's address is {system}'s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>Start again from OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>Start it again. A service manager does that by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/parts.py"/>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Stays here until you send them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Stays there until you bring them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>Stop it and close OpenFaith's windows, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Stopped, as you asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Street, second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/paging.py"/>
        <source>Sync again in a few minutes: it carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync again in a minute: it carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>Sync again later. If it happens again, let OpenFaith check itself, and send us what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync again later. If you're on a guest network, sign in to it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync again later: it carries on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync again to carry on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/answer.py"/>
        <source>Sync again, then look at it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle.py"/>
        <source>Sync again, then look at the question anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_fields.py"/>
        <source>Sync again, then look at the two values anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync again. If it happens again, look for a newer OpenFaith; the system may have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>Sync again. If it happens again, try another internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync again: it looks first, so nothing is created twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>Sync again: that reads everything and finds out which of the two it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_fields.py"/>
        <source>Sync again; it then closes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Sync first, then say again that they are the same person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Take one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>Take this line out if the lists belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <source>That account belongs to {organization_name}, not to {ours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/subscriptions.py"/>
        <source>That address isn't encrypted, so people's data could be read on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/addresses.py"/>
        <source>That address isn't encrypted, so your sign-in could be read on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/two_people.py"/>
        <source>That can be said of people only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/connections.py"/>
        <source>That can't be a connection's name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>That can't be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>That connection isn't there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>That is no address of a PostgreSQL database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>That is no address of a database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/answer.py"/>
        <source>That is no answer to decision {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/two_people.py"/>
        <source>That is one and the same record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/backup.py"/>
        <source>That is the database itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/clients.py"/>
        <source>That isn't a Client ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/adapter.py"/>
        <source>That isn't a personal access token of Planning Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/subscriptions.py"/>
        <source>That isn't an address webhooks can be sent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/addresses.py"/>
        <source>That isn't the address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>That isn't the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/brakes.py"/>
        <location filename="../../openfaith_desktop/application/pairs.py"/>
        <source>That question isn't open any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/only_there.py"/>
        <location filename="../../openfaith_desktop/sync/decisions/bring_in.py"/>
        <source>That record is not only there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/card.py"/>
        <source>That record isn't here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>That value doesn't fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/watch.py"/>
        <source>The adapter for {title} made a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The answer from {system} can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/answers.py"/>
        <source>The answer has taken hold. Look at the record on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The application registered there may be of another kind. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The application's id or its return addresses don't fit. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/backups.py"/>
        <source>The backup can't be written to {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/choice.py"/>
        <source>The choice can't be kept in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The church management system could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The connection broke before the sign-in was finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The connection broke while sending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The connection isn't safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>The connection to {system} broke while sending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>The connection to {system} broke.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>The connection to {system} isn't safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/sender.py"/>
        <source>The connection to {title} broke {attempts} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>The copy was thrown away, and the old database is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/__init__.py"/>
        <source>The data folder {value} can't be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The database can't be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The database can't be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The database file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/failures.py"/>
        <source>The database server can't be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>The database server doesn't let OpenFaith keep its list of jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The database took this one for dead, so it stopped before its next step. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>The disk is full, or the folder may not be written. What was kept before is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The file or its folder is protected against changes. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>The file with your sign-ins didn't open, or was changed by somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>The file {path} can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>The keyring with your sign-ins can't be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The last step was not saved; everything before it was. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>The list has a schema of its own, {SCHEMA}, which OpenFaith may not make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>The list of jobs can't be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/saved_lists.py"/>
        <source>The list was not saved. Nothing else was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/importing.py"/>
        <source>The list, or somebody in it, was changed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>The newest wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>The next sync does it. You can undo it afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/reading.py"/>
        <source>The next sync reads the list again. If this comes back every day, tell {system}'s support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/attempt.py"/>
        <source>The nightly comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/choice.py"/>
        <source>The passphrase can't be read from {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>The person who signed in to Planning Center isn't there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The person you signed in as has too few rights there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>The person you signed in as may not open it. Nobody's data was deleted, and nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/subscriptions.py"/>
        <source>The person you signed in as may not set up webhooks in {TITLE}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/receiver.py"/>
        <source>The port {port} can't be used for webhooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/attempt.py"/>
        <source>The regular sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>The second database isn't empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The server couldn't prove that it is who it should be. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/settings.py"/>
        <source>The settings can't be understood: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>The sign-in can't be kept in your computer's keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>The sign-in can't be read from your computer's keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>The sign-in can't be removed from your computer's keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>The sign-in can't be written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The sign-in ended on a page that isn't ours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The sign-in took longer than {MINUTES} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>The sign-in was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>The sign-in was mistyped, has been deleted or is no longer valid. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/choice.py"/>
        <source>The sign-ins couldn't be moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system asked OpenFaith to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system can't be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system has a problem of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system no longer accepts OpenFaith's sign-in. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system refused this record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system refused to show something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>The system sent an answer that can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>The two agree. The next sync leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>The two aren't kept in step any more. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>The two differ, and that is settled. It is looked at again when one of them changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>The types it needs first go round in a circle: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/acknowledge.py"/>
        <source>The value was sent, but it came back empty. Yours is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>The worker lost its place at the database server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>The worker runs. Stop it with Ctrl+C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>The {label} can't be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <location filename="../../openfaith_desktop/sync/reconcile/plan_creates.py"/>
        <source>The {label} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>The {label} with this id {was}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Their account was deleted or merged, so the sign-in ended with it. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/__init__.py"/>
        <source>There are no records of the type “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>There are {number} called “{cell}”.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/connections.py"/>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>There is already a connection called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/another.py"/>
        <source>There is no OpenFaith database in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/connections.py"/>
        <source>There is no connection called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>There is no connection to it at the moment. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>There is no database {old}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/backup.py"/>
        <source>There is no file {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <location filename="../../openfaith_desktop/sync/push/selective.py"/>
        <source>There is no record {entity_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/saved_lists.py"/>
        <source>There is no room to save {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>There is no run {run_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/discovery.py"/>
        <source>There is no system called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>There is no {label} “{cell}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>There is nothing to move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>There is nothing to undo for {entity_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>There is nothing to undo for {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>There is nothing to undo. Look at the list of runs for another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>There is nothing with that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>These are one and the same database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>These decisions have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>These two can't be made one here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/choice.py"/>
        <source>They are where they were before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>This answer belongs to another sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/backups.py"/>
        <location filename="../../openfaith_desktop/store/backup.py"/>
        <source>This church's data is on a database server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>This connection is already syncing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>This database was made by a newer OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/backup.py"/>
        <source>This file is not a whole OpenFaith database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/migrate.py"/>
        <source>This file is not an OpenFaith database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>This is only here. It stays here until you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>This is only here. The next sync adds it to {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/selective.py"/>
        <source>This may be somebody who is there already: answer that question first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>This passes by itself. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/why.py"/>
        <source>This record has no field “{field}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>This record isn't in {system} any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>This record isn't there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>This sign-in was finished before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>This version would not understand it all, so it left it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>This was deleted in {system}. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>This {label} would be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>To connect, sign in again and choose Allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Took something back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Try again, and allow OpenFaith to use the keyring when you are asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <location filename="../../openfaith_desktop/store/moving.py"/>
        <source>Try again. If it happens again, let OpenFaith check itself, and send us what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <source>Two churches must not be mixed, so the sign-in was not kept. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>Two people again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Two runs at once could copy a person twice, so the second one did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>Two would get into each other's way, so this one did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/unkeepable.py"/>
        <source>Type the {labels} anew in {title}, or let it be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Under “Personal Access Tokens”, choose “New Personal Access Token” and call it OpenFaith.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Unlock the keyring with its password, or log in to your computer again. Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <source>Use a personal access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/addresses.py"/>
        <source>Use an address like {usual}.{hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/backups.py"/>
        <source>Wait until it has finished, then restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Wait until the first has finished, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/store/lease.py"/>
        <source>Wait until the other one has finished, or stop it. If its computer was switched off, its turn ends by itself within {SECONDS} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>Webhooks are received at {url}/webhooks/NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>What became of them in {system} isn't settled here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/answer.py"/>
        <location filename="../../openfaith_desktop/sync/decisions/settle_fields.py"/>
        <source>What decision {id} is about has changed since it was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/settle_fields.py"/>
        <source>What decision {id} is about isn't here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/moving.py"/>
        <source>What it does meanwhile would be missing in the new one. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/checks.py"/>
        <source>What it reports has no name, or one name twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>When signing in, access to this product was not given. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/undo/pairs.py"/>
        <source>Who stayed isn't here any more. Take that back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>Window (Qt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write a date as year-month-day, e.g. 1980-02-29.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write a phone number, e.g. (202) 555-0101.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write a time as 2026-01-31T09:30:00Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write an e-mail address, e.g. joan@example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/schedule.py"/>
        <source>Write it as 15m, 1h or 90s: one minute at least, a week at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>Write the id of the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>Write yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>You decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>You didn't let OpenFaith in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>You need to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>You took its addition back, but it is there still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>You took its addition back, but somebody has worked on it since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Your account has no access to this Planning Center product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>Your account isn't allowed to do this in {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Your account isn't allowed to do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/merged.py"/>
        <source>Your account may not see that. All else is in step, but somebody merged there can look deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/errors.py"/>
        <source>Your change was not saved, so that nothing of theirs is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Your church's Planning Center account isn't there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Your computer's keyring is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Your passphrase is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Your sign-in to Planning Center has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/entities.py"/>
        <source>Your sign-in to Planning Center was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/tokens.py"/>
        <source>Your sign-in to {system} has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>Your sign-in was not handed on. Often a guest network's sign-in page does this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Your sign-ins are in a file that only your passphrase opens. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>Your sign-ins are kept in it, so OpenFaith can't use them now. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/types/campuses.py"/>
        <location filename="../../openfaith_desktop/cdm/types/people.py"/>
        <source>ZIP code</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>a cell is longer than {number} letters.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>a church without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/webhooks.py"/>
        <source>a delivery without name or content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>a letter can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>a list was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>a record in it has no id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>a record in it has no type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>a record in it isn't one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/phase.py"/>
        <source>added in {title} just when {title2} was being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>almost surely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>almost the same birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>another form of the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/unpacking.py"/>
        <source>compressed in a way that wasn't asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/unpacking.py"/>
        <source>cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>different birth dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>different first names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>different gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>different middle names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>error {status}, without a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>every page read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>field limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>first and last name exchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>from its sources, not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>isn't here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>it has more cells than there are headings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>it holds no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/settings.py"/>
        <source>it is written in a way that isn't known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/webhooks.py"/>
        <source>it isn't JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>it isn't a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>its quotation marks don't match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>kept in {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/unpacking.py"/>
        <source>larger than allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>left to whoever else works on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>no heading is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/discovery.py"/>
        <source>none is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>none yet; one is made before each new layout, and by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>none yet; the first worker makes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>one is a child, the other is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/jsonapi.py"/>
        <source>one record was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>only one is known to be a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/queue.py"/>
        <source>permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>same address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>same birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>same e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/members.py"/>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/members.py"/>
        <source>same people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>same phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>sent as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>similar address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>similar name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>somebody without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>stopped, as you asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/duplicates.py"/>
        <source>the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>the heading “{heading}” is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>the headings of line {first} stand here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/identity.py"/>
        <source>the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/signing_in.py"/>
        <source>this church</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>this computer's memory, until OpenFaith is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>this is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/cause.py"/>
        <source>this sync would add {many} to {system}, unseen in a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/cause.py"/>
        <source>this sync would change {many} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>was deleted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/bring_in.py"/>
        <source>you said so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/vault.py"/>
        <source>your computer's keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/subscriptions.py"/>
        <source>{TITLE} didn't say the secret of a webhook subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>{TITLE} didn't say whether the change was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../adapters/openfaith_planning_center/session.py"/>
        <source>{TITLE} doesn't show its list of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} added there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} changed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} deleted there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it} removed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{it}: its record there goes with another one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/cause.py"/>
        <source>{many} of {total} are no longer in {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/undo.py"/>
        <source>{named} no answer to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>{name} can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/saved_lists.py"/>
        <source>{name} can't be saved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/selective.py"/>
        <source>{name} does not sync {plural}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>{name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/exporting.py"/>
        <source>{name} is no CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sheet_reading.py"/>
        <source>{name} is too large for a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/same_person.py"/>
        <source>{name} was changed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/doctor.py"/>
        <source>{name}, {days} days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/worker.py"/>
        <source>{name}: waits for its first sync. Look first what that would do, then start it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{number} changes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{number} differences decided</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/files.py"/>
        <source>{path}, sealed with your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <source>{plural} can't be sorted by “{sort}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>{plural} don't belong to {plural2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>{plural} have no field “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{said} Nothing was changed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{said} Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/pacing.py"/>
        <source>{system} allows {limit} requests in {period} seconds, and some are left for your church's other apps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <location filename="../../openfaith_desktop/adapter/pacing.py"/>
        <source>{system} asked OpenFaith to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>{system} can't be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>{system} didn't answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/http.py"/>
        <source>{system} didn't say whether the change was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{system} doesn't accept OpenFaith's sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} doesn't accept how OpenFaith is registered there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} doesn't accept this sign-in any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} doesn't know what OpenFaith asked to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/merged.py"/>
        <source>{system} doesn't say who was merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{system} follows. What is only there stays there until you bring it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} gave no reason we know. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{system} has a problem of its own (error {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} has a problem of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{system} has no place for it. It stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} is too busy to sign you in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} lets in programs only that a church has registered. It takes a few minutes, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} may have used up its code. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{system} refused this record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{system} refused to show something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/answers.py"/>
        <source>{system} sent OpenFaith to another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{system} stays the main record. Nothing is added there unless you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/cause.py"/>
        <source>{system} suddenly shows no {plural}, of {total} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/sending.py"/>
        <source>{system} takes no changes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/oauth.py"/>
        <source>{system} was told not to allow it, so OpenFaith sees nothing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/words.py"/>
        <source>{system} wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/reading.py"/>
        <source>{system}'s list of {what} wasn't whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/acknowledge.py"/>
        <source>{title} Nothing was changed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/tokens.py"/>
        <source>{title} can't renew the sign-in at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/acknowledge.py"/>
        <source>{title} did not keep the {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/exchange.py"/>
        <source>{title} didn't finish renewing the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>{title} doesn't show this record just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/subscriptions.py"/>
        <source>{title} has no webhooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/scope.py"/>
        <source>{title} has no “{unknown}” to bring in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/push/precondition.py"/>
        <source>{title} lets no program delete this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/plan_creates.py"/>
        <source>{title} takes no {label} without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/auth/exchange.py"/>
        <source>{title}'s answer to the sign-in can't be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>{value} is no {value2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/brakes/asking.py"/>
        <source>{who} So many at once may be a mistake. Nothing was changed on either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/pull/reading.py"/>
        <source>{why} All that was read is here. What was deleted there can't be seen this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>{word} first name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/reconcile/matching/scoring.py"/>
        <source>{word} last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/adapter/watch.py"/>
        <source>{wrong} Nothing was lost; what was done before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>“{deletions}” is no rule for deletions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/ids.py"/>
        <source>“{entity_id}” isn't the id of a record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/importing/plan.py"/>
        <source>“{id}” is no {label} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/only_there.py"/>
        <source>“{link}” is nobody in the other system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/modes.py"/>
        <source>“{mode}” is no way for the two sides to work together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/webhooks/subscriptions.py"/>
        <source>“{name}” has no webhooks yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/cdm/normalise.py"/>
        <source>“{text}” doesn't fit {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/jobs/schedule.py"/>
        <source>“{text}” is no time between two polls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/editing.py"/>
        <source>“{value}” doesn't fit {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/sync/decisions/answer.py"/>
        <source>“{word}” is no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/lists.py"/>
        <source>“{word}” is no filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>“{word}” is no rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/application/decisions.py"/>
        <source>“{word}” names no decision.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ways</name>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/ways.py"/>
        <source>Not giving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/ways.py"/>
        <source>Not who may do what there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/ways.py"/>
        <source>People and their families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/signin/ways.py"/>
        <source>Phone numbers, e-mails and addresses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>whatif</name>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>1 decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>For you: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>In OpenFaith: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>In {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>add {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>no changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>remove {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>update {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>{} decisions</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/settings/whatif.py"/>
        <source>{}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>1 hour ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>1 minute ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>1 second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>About 1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>About {} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>About {} minutes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>About {}–{} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>About {}–{} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>Less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>{} hours</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>{} hours ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>{} minutes</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>{} minutes ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../openfaith_desktop/ui/words.py"/>
        <source>{} seconds</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
</TS>
