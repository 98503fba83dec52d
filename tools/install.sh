# Sourced by ./dev: installs what is missing and nothing else. Every step first looks whether there is anything to do,
# so that a second run costs milliseconds.

# ---- Debian packages -------------------------------------------------------------------------------------------------

has_node() {
    command -v npm >/dev/null && [ "$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)" -ge 18 ]
}

# missing_packages NAME...: those of them that are not installed
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    printf '%s\n' "$@" | grep -vxF "$installed" || true
}

wanted_packages() {
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' tools/packages.txt |
        if has_node; then grep -vxE 'nodejs|npm'; else cat; fi
}

install_packages() {
    command -v dpkg-query >/dev/null || fail "This needs Debian 12 or 13 (dpkg was not found)."
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0

    title "installing ${#missing[@]} Debian packages"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "These packages are missing and only root can install them:
    apt-get install ${missing[*]}"
        as_root=(sudo env)
    else
        as_root=(env)
    fi
    as_root+=(DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    quietly apt-update "${as_root[@]}" update ||
        fail "apt-get update failed: is there a network, and does /etc/apt name a Debian mirror?"
    quietly apt-install "${as_root[@]}" install -y --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install the packages. 'Unable to locate' above means that this Debian release lacks one;
  'Failed to fetch' means that the network or the mirror is away."
}

install_system() {
    local wanted
    mapfile -t wanted < <(wanted_packages)
    install_packages "${wanted[@]}"
}

# ---- npm packages: only what drives the browser in the journeys ------------------------------------------------------

install_npm() {
    cmp -s package-lock.json node_modules/.installed-lock.json && return 0
    title "installing the packages of the browser journeys"
    quietly npm-ci npm ci --no-audit --no-fund --ignore-scripts ||
        fail "npm ci failed: is there a network? (npm $(npm --version), node $(node --version))"
    cp package-lock.json node_modules/.installed-lock.json
}

# ---- source packages -------------------------------------------------------------------------------------------------
# Three libraries are needed as source, at versions that Debian 12 does not have. They come from Debian 13's source
# packages, through the machine's own mirror and keys, at an exact version and with pinned sums.

# Prints a source list that asks the machine's own Debian mirror for the sources of Debian 13.
source_list() {
    . /etc/os-release
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v RS= -v release="$VERSION_CODENAME" '
        $0 ~ "(^|\n)Suites:[^\n]*[ \t]" release "([ \t\n]|$)" && !done {
            done = 1
            print "Types: deb-src"; print "Suites: trixie"; print "Components: main"
            n = split($0, line, "\n"); keep = 0
            for (i = 1; i <= n; i++) {   # the fields that say where and with which key, with their continuation lines
                if (line[i] ~ /^[^ \t#]/) keep = line[i] ~ /^(URIs|Signed-By|Trusted):/
                if (keep) print line[i]
            }
        }' >"$1.sources"
    [ -s "$1.sources" ] && { echo "$1.sources"; return; }
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | awk -v release="$VERSION_CODENAME" '
        $1 == "deb" && !done {
            options = ""; i = 2
            if ($2 ~ /^\[/) do options = options " " $i; while ($(i++) !~ /\]$/)
            if ($(i + 1) == release) { done = 1; print "deb-src" options, $i, "trixie main" }
        }' >"$1.list"
    [ -s "$1.list" ] && { echo "$1.list"; return; }
    return 1
}

private_apt() {
    apt-get -q -o Dir::Etc::SourceList="$root/$list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$root/.cache/apt/lists" -o Dir::Cache="$root/.cache/apt" \
        -o Acquire::Languages=none -o APT::Sandbox::User=root "$@"
}

# fetch_source FOLDER BY_HAND PACKAGE VERSION SHA256 FILE [SHA256 FILE]...
fetch_source() {
    local folder=.deps/$1 by_hand=$2 package=$3 version=$4
    shift 4
    if [ -n "$by_hand" ]; then
        [ -d "$by_hand" ] || fail "$by_hand was given for $package, but there is no such folder."
        return 0
    fi
    [ -d "$folder" ] && [ "$(cat "$folder.version" 2>/dev/null)" = "$version" ] && return 0

    title "fetching the sources of $package $version"
    mkdir -p .deps .cache/apt/lists/partial .cache/apt/archives/partial .cache/sources
    local list
    if ! (cd .cache/sources && printf '%s  %s\n' "$@" | sha256sum --check --status 2>/dev/null); then
        list=$(source_list .cache/apt/trixie) || fail "No Debian mirror was found in /etc/apt (looked for this release's suite).
  Give the folder by hand instead: IMGUI_DIR, HTTPLIB_DIR, CATCH2_DIR."
        [ -n "${lists_are_fresh:-}" ] || quietly apt-sources private_apt update ||
            fail "The list of Debian 13's source packages could not be read: is there a network, and does the mirror have trixie?"
        lists_are_fresh=yes
        quietly "source-$package" in_folder .cache/sources private_apt source --download-only --only-source "$package=$version" ||
            fail "Debian 13 no longer offers $package $version on this mirror, or the network is away.
  Give the folder by hand instead (IMGUI_DIR, HTTPLIB_DIR, CATCH2_DIR), or move the version and its sums in tools/install.sh."
    fi
    (cd .cache/sources && printf '%s  %s\n' "$@" | sha256sum --check --quiet) ||
        fail "The sources of $package are not those that this project was built with. Nothing was unpacked."
    rm -rf "$folder.new"
    quietly "unpack-$package" dpkg-source --no-copy --extract ".cache/sources/${package}_$version.dsc" "$folder.new" ||
        fail "The sources of $package could not be unpacked."
    rm -rf "$folder"
    mv "$folder.new" "$folder"
    echo "$version" >"$folder.version"
}

fetch_sources() {
    fetch_source imgui "${IMGUI_DIR:-}" imgui 1.90.1+ds-1 \
        ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c imgui_1.90.1+ds.orig.tar.xz \
        aff4f57eaca1679f24075ccec13c8b91fd994e31db7fbc17c8fc4e21913f6bc6 imgui_1.90.1+ds-1.debian.tar.xz
    fetch_source cpp-httplib "${HTTPLIB_DIR:-}" cpp-httplib 0.18.7-1+deb13u1 \
        c88f6495da71e778c82c22995b547a92ceb41cc4016f9028df67106a24b9210d cpp-httplib_0.18.7.orig.tar.xz \
        00ea33189a7421a434b6d9ccb431ef4debce086534d249e8efa89050e7593198 cpp-httplib_0.18.7-1+deb13u1.debian.tar.xz
    fetch_source catch2 "${CATCH2_DIR:-}" catch2 3.7.1-0.5 \
        c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c catch2_3.7.1.orig.tar.gz \
        edb4c6fb6912deb567c4fe13382cc90a6247fc458c747a73aa979a2423a20cb4 catch2_3.7.1-0.5.debian.tar.xz

    # The browser build may see these three header-only libraries, never all of /usr/include.
    local library
    mkdir -p .deps/include
    for library in nlohmann tl date; do
        [ -e ".deps/include/$library" ] || ln -s "/usr/include/$library" .deps/include/
    done
}
