# One target per folder under src/, all made alike: warnings, sanitizers, include root, tests.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(DATELINE_CCACHE ccache)
if(DATELINE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DATELINE_CCACHE})
endif()

if(DATELINE_TESTS)
  enable_testing()
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()

# Warnings, sanitizers and include roots for any target of ours.
function(dateline_configure target)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  # toml++ gives results instead of throwing; one setting for all, or its inline functions clash.
  target_compile_definitions(${target} PRIVATE TOML_EXCEPTIONS=0)
  # -Wrestrict: GCC 12 reports std::string operator+ at -O2 and above (GCC bug 105651).
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${DATELINE_WARNINGS_AS_ERRORS}>:-Werror>)
  if(DATELINE_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer
      -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${DATELINE_SANITIZE})
  endif()
  if(DATELINE_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# dateline_library(name [DEPENDS target...]): library `dateline_<name>` from every *.cc beside the
# CMakeLists.txt that calls it; *_test.cc become the test program `<name>_test`.
function(dateline_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  if(sources)
    add_library(dateline_${name} STATIC ${sources})
    dateline_configure(dateline_${name})
    target_link_libraries(dateline_${name} PUBLIC ${ARG_DEPENDS})
  else()
    add_library(dateline_${name} INTERFACE)
    target_include_directories(dateline_${name} INTERFACE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(dateline_${name} INTERFACE ${ARG_DEPENDS})
  endif()
  if(DATELINE_TESTS AND tests)
    add_executable(${name}_test ${tests})
    dateline_configure(${name}_test)
    target_link_libraries(${name}_test PRIVATE dateline_${name} GTest::gtest_main)
    # Tests read the shipped rules, lexicons, models and samples from the source tree.
    target_compile_definitions(${name}_test PRIVATE DATELINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}/" DISCOVERY_TIMEOUT 60)
  endif()
endfunction()

# dateline_fuzz(name DEPENDS target...): from <name>_fuzz.cc, where fuzz targets are built, the program
# `<name>_fuzz`; elsewhere `<name>_replay`, which runs the same body over files. The test `fuzz/<name>_replay`
# goes through the seeds and every input that failed once.
function(dateline_fuzz name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  if(DATELINE_FUZZ)
    set(program ${name}_fuzz)
    add_executable(${program} ${name}_fuzz.cc)
    target_link_options(${program} PRIVATE -fsanitize=fuzzer)
    set(arguments -runs=0 -timeout=60)
  else()
    set(program ${name}_replay)
    add_executable(${program} ${name}_fuzz.cc $<TARGET_OBJECTS:fuzz_replay>)
    set(arguments)
  endif()
  dateline_configure(${program})
  target_link_libraries(${program} PRIVATE ${ARG_DEPENDS})
  target_compile_definitions(${program} PRIVATE DATELINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(DATELINE_TESTS)
    set(folders ${CMAKE_CURRENT_BINARY_DIR}/seeds/${name})
    foreach(folder corpus regressions)
      if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${name})
        list(APPEND folders ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${name})
      endif()
    endforeach()
    add_test(NAME fuzz/${name}_replay COMMAND ${program} ${arguments} ${folders})
    set_tests_properties(fuzz/${name}_replay PROPERTIES FIXTURES_REQUIRED fuzz_seeds)
  endif()
endfunction()
