# Finds a JDK 25. Sourced by ./check and ./rackform, so it stays plain sh and starts no process where it can.
#
#   find_jdk        sets JAVA_HOME to a JDK 25 and exports it; 1 where there is none
#   explain_no_jdk  says on standard error what to install

JDK_WANTED=25

# A JDK's own "release" file tells its version without starting it: JAVA_VERSION="25.0.3".
is_wanted_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
    case $jdk_line in
      "JAVA_VERSION=\"$JDK_WANTED\""* | "JAVA_VERSION=\"$JDK_WANTED."*) return 0 ;;
      JAVA_VERSION=*) return 1 ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_wanted_jdk "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  # Debian and Fedora, unpacked by hand, SDKMAN, IntelliJ, asdf, mise, Gradle, macOS, Homebrew.
  for jdk in \
    /usr/lib/jvm/*"$JDK_WANTED"* /usr/java/*"$JDK_WANTED"* /usr/local/*jdk*"$JDK_WANTED"* \
    /opt/*"$JDK_WANTED"* /opt/java/*"$JDK_WANTED"* /opt/java/openjdk /opt/jdk*/*"$JDK_WANTED"* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/"$JDK_WANTED"* \
    "$HOME"/.jdks/*"$JDK_WANTED"* "$HOME"/.gradle/jdks/*"$JDK_WANTED"* \
    "$HOME"/.asdf/installs/java/*"$JDK_WANTED"* "$HOME"/.local/share/mise/installs/java/*"$JDK_WANTED"* \
    /Library/Java/JavaVirtualMachines/*"$JDK_WANTED"*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*"$JDK_WANTED"*/Contents/Home \
    /opt/homebrew/opt/openjdk@"$JDK_WANTED"/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@"$JDK_WANTED"/libexec/openjdk.jdk/Contents/Home; do
    if is_wanted_jdk "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return 0
    fi
  done
  # Whatever the PATH's java belongs to, last because asking it starts a process.
  if command -v java >/dev/null 2>&1; then
    jdk=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    if [ -n "$jdk" ] && is_wanted_jdk "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return 0
    fi
  fi
  return 1
}

explain_no_jdk() {
  cat >&2 <<MESSAGE
Error: No JDK $JDK_WANTED

Rackform is built and run with JDK $JDK_WANTED, and none was found: not in JAVA_HOME (${JAVA_HOME:-not set}),
not in the usual folders (/usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks, /Library/Java), not on the PATH.

Install one, for example
  Debian 13, Ubuntu:  apt-get install openjdk-$JDK_WANTED-jdk-headless
  Debian 12:          Eclipse Temurin's packages (temurin-$JDK_WANTED-jdk), see adoptium.net
  SDKMAN:             sdk install java $JDK_WANTED-tem
  macOS:              brew install openjdk@$JDK_WANTED
or point JAVA_HOME at one that is there already.
MESSAGE
}
